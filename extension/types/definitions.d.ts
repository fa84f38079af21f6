/** What is rendered of a definition. Made from builder/render/definition_data.py by `invoke fix`. */
declare namespace StillOff {
  type Kind = "switch" | "checkbox" | "radio" | "select" | "status-text" | "row" | "form" | "app-only" | "email" | "none";
  type Control = "switch" | "checkbox" | "radio" | "select";
  type Value = "checked" | "unchecked";
  type Access = "install" | "asked";
  type Confidence = "verified" | "likely" | "uncertain";
  type Per = "account" | "object";
  type Tells = "control" | "row";
  type KeyAttribute = "aria-labelledby" | "id" | "name" | "data-testid" | "data-perf-screen";
  type Region = "eu-eea" | "uk" | "switzerland" | "canada" | "hong-kong" | "us" | "elsewhere";
  type Default = "on" | "off";
  type Way =
    | "objection-form"
    | "dpo-form"
    | "access-form"
    | "deletion-form"
    | "correction-form"
    | "third-party-form"
    | "download"
    | "setting"
    | "questions"
    | "help-page"
    | "post"
    | "email";
  type Person = "member" | "non-member";
  type Purpose = "content-models" | "other-models" | "ai-features" | "offer-features" | "ads";
  type Help = "setting" | "questions" | "announcement" | "privacy-notice";
  type FormCovers = "other-models" | "product-improvement" | "restriction";
  type Fits = "same-training" | "anything-else";
  type Covered =
    | "profile"
    | "posts"
    | "articles"
    | "comments"
    | "poll-answers"
    | "resumes"
    | "screening-answers"
    | "group-activity"
    | "group-messages"
    | "ai-prompts"
    | "feedback"
    | "ai-answers"
    | "chats"
    | "coding-sessions"
    | "code-context"
    | "public-content"
    | "answers"
    | "writing"
    | "blog-content"
    | "site-content"
    | "channel-content";
  type NotCovered = "private-messages" | "credentials" | "payment" | "salary" | "job-applications";
  type Limit =
    | "not-retroactive"
    | "content-models-only"
    | "other-processing"
    | "minors-excluded"
    | "ai-features-stay"
    | "feedback-still-used"
    | "parent-models"
    | "chosen-at-sign-up"
    | "new-chats-only"
    | "takes-time"
    | "third-parties-only"
    | "crawlers-only"
    | "no-training-claimed"
    | "kept-per-browser"
    | "other-products"
    | "objection-regions"
    | "no-status-shown"
    | "no-setting"
    | "other-ways"
    | "administrators-only"
    | "newer-version"
    | "de-identified-only";

  /** What there is instead of a setting that can be read. */
  interface Card {
    id: string;
    kind: Kind;
    way: string[];
    address: string | null;
    email: string | null;
    subject: string | null;
    name: string;
    confidence: HowSure;
    notOffered: NotOffered;
    facts: Facts;
  }

  /** Days from a look until the next is due. */
  interface Checking {
    afterChange: number;
    normal: number;
    afterFailure: number;
  }

  /** A service, as its content scripts know it. `goodUntil`: the last day, YYYY-MM-DD. */
  interface ContentDefinition {
    service: string;
    goodUntil: string | null;
    walls: string[];
    entrance: Entrance | null;
    settings: ContentSetting[];
  }

  /**
   * The same for the content scripts. `alone`: a lone control may be ours. `early`: the page draws it before it
   * knows its value. `side`: the page stands beside the setting's own, and may show the control.
   */
  interface ContentPage {
    tells: Tells;
    addresses: string[];
    alone: boolean;
    early: boolean;
    side: boolean;
  }

  /**
   * A setting, as the content scripts know it. `trainingOff`: the control's value with which training is off, where
   * it isn't named in words. `saved`: what the page says once it has stored a change.
   */
  interface ContentSetting {
    id: string;
    kind: Kind;
    trainingOff: Value | null;
    save: boolean;
    per: Per;
    address: string | null;
    keys: Key[];
    scope: Scope | null;
    opener: Opener | null;
    names: Quote[];
    labels: Quote[];
    words: Words[];
    never: Never;
    pages: ContentPage[];
    saved: Quote[] | null;
    undecided: Quote[] | null;
    notOffered: Quote[] | null;
  }

  /**
   * The company that answers for the data of members in some regions.
   * `post`: the lines of its postal address. `languages`: those it is known to deal with members in. `lead`: the place
   * of the authority that leads in the EU and EEA.
   */
  interface Controller {
    regions: Region[];
    name: string;
    post: string[];
    languages: string[];
    lead: string | null;
  }

  /** One of a service's hosts, which has the accounts of members in some regions and is asked for alone. */
  interface Country {
    host: string;
    regions: Region[];
  }

  /**
   * A service, as background and pages know it. `settings` can be read; `cards` say what there is instead.
   * `members`: more than so many people, where that is known. `origins`: what access is asked for.
   */
  interface Definition {
    id: string;
    name: string;
    company: string;
    icon: string;
    home: string;
    members: 5000000 | 50000000 | 300000000 | 1000000000 | null;
    hosts: string[];
    access: Access;
    countries: Country[];
    confidence: Confidence;
    controllers: Controller[];
    purposes: PurposeOf[];
    help: HelpPage[];
    origins: string[];
    matches: string[];
    scripts: string[];
    walls: string[];
    verified: string | null;
    goodUntil: string | null;
    ways: WayIn[];
    objection: Objection | null;
    settings: Setting[];
    cards: Card[];
  }

  /** What a sign-in screen at a setting's own address has. */
  interface Entrance {
    keys: Key[];
    texts: string[];
  }

  /** What a setting covers. */
  interface Facts {
    covered: Covered[];
    notCovered: NotCovered[];
    limits: Limit[];
    parent: string | null;
    plans: PlanFact[];
    regions: RegionFact[];
  }

  /** A form that StillOff can help beside. */
  interface Form {
    form: string;
    covers: FormCovers[];
    choices: FormChoice[];
  }

  /** A choice that an objection form offers, and what to take it for. */
  interface FormChoice {
    fits: Fits;
    labels: Quote[];
  }

  /** The same with the service that it belongs to, for the scripts beside it. */
  interface FormDefinition {
    form: string;
    covers: FormCovers[];
    choices: FormChoice[];
    service: string;
    company: string;
    walls: string[];
  }

  /** A page of the service that explains the setting. */
  interface HelpPage {
    about: Help;
    address: string;
  }

  /** Of what a reading rests on. */
  interface HowSure {
    address: Confidence;
    label: Confidence;
  }

  /** An attribute, and one whole word of its value, that the service keeps in every language. */
  interface Key {
    attribute: KeyAttribute;
    value: string;
  }

  /** Near-misses. A control with one of these keys or labels is never ours; nor is a control on these pages. */
  interface Never {
    keys: Key[];
    labels: Quote[];
  }

  /** Who doesn't get a setting. */
  interface NotOffered {
    plans: string[];
    regions: Region[];
  }

  /** The same for the background, which puts the scripts there. */
  interface Objection {
    form: string;
    covers: FormCovers[];
    choices: FormChoice[];
    regions: Region[];
    matches: string[];
    scripts: string[];
  }

  /** A button that opens the control in a dialog; its name is the setting's label, and the state's word at the end. */
  interface Opener {
    keys: Key[];
  }

  /** The default of the members of some plans, by the service's own names for them. */
  interface PlanFact {
    plans: string[];
    default: Default;
  }

  /** A purpose that a service names in its privacy notice, quoted so that a letter can name it. */
  interface PurposeOf {
    purpose: Purpose;
    regions: Region[];
    names: Quote[];
  }

  /** A text quoted from the service's interface, in one language. A label's ` *` at its end stands for any name. */
  interface Quote {
    language: string;
    text: string;
  }

  /** What holds where a member lives. */
  interface RegionFact {
    regions: Region[];
    default: Default;
    since: string | null;
    limits: Limit[];
    confidence: Confidence;
  }

  /**
   * A part of the page, known by its key, that the control stands in: as which of how many, in the page's order.
   * `kept`: words of its label that no translation changes, such as a product's name. Order and number change sooner.
   * Without a place, several rows share the part: it only says where not to look.
   */
  interface Scope {
    attribute: KeyAttribute;
    value: string;
    place: number | null;
    most: number | null;
    kept: string[];
  }

  /** A setting that can be read. */
  interface Setting {
    id: string;
    kind: Kind;
    way: string[];
    per: Per;
    trainingOff: Value | null;
    save: boolean;
    name: string;
    confidence: HowSure;
    notOffered: NotOffered;
    facts: Facts;
    address: string;
    pages: SettingPage[];
    checking: Checking;
  }

  /** Addresses that show one kind of page. */
  interface SettingPage {
    tells: Tells;
    addresses: string[];
  }

  /** How a member reaches the company. */
  interface WayIn {
    about: Way;
    product: string | null;
    address: string | null;
    email: string | null;
    regions: Region[];
    people: Person[];
    confidence: Confidence;
    date: string | null;
  }

  /** The words of one language for training on and off; a word nobody has quoted is left out. */
  interface Words {
    language: string;
    on: string[];
    off: string[];
  }
}
