/** What `builder/render/definition_data.py` renders of a definition: for the content scripts, and for the background and our own pages. */
declare namespace StillOff {
  /** A text as the service prints it, in one language. */
  interface Quote {
    language: string;
    text: string;
  }
  interface Key {
    attribute: string;
    value: string;
  }
  /** The part of a page that carries a key, and the place of the control in it. */
  interface Scope extends Key {
    place?: number;
    most?: number;
    /** Words of its label that no translation changes. */
    kept: string[];
  }
  /** Words that name a state. */
  interface Words {
    language: string;
    on: string[];
    off: string[];
  }
  interface ContentPage {
    tells: "control" | "row";
    addresses: string[];
    /** Whether a lone control may be ours. */
    alone?: true;
    /** Whether the page draws the control before it knows its value. */
    early?: true;
    /** Whether it stands beside the setting's own page, and may show the control. */
    side?: true;
  }
  /** A setting, as the content scripts know it. */
  interface ContentSetting {
    id: string;
    kind: string;
    /** The value of the control with which training is off, where it isn't named in words. */
    trainingOff?: "checked" | "unchecked";
    save?: true;
    /** What the page says once it has stored a change. */
    saved?: Quote[];
    per: "account" | "object";
    address?: string;
    pages: ContentPage[];
    keys: Key[];
    scope?: Scope;
    /** The button that opens the control, and prints the state. */
    opener?: { keys: Key[] };
    names: Quote[];
    labels: Quote[];
    words: Words[];
    never: { keys: Key[]; labels: Quote[] };
    undecided?: Quote[];
    notOffered?: Quote[];
  }
  /** What a choice of an objection form is to be taken for. */
  type Fits = "same-training" | "anything-else";
  /** An objection form, as far as StillOff can help beside it. */
  interface Form {
    form: string;
    covers: string[];
    choices: { fits: Fits; labels: Quote[] }[];
  }
  /** What stands on a sign-in screen at a setting's own address. */
  interface Entrance {
    keys: Key[];
    texts: string[];
  }
  interface ContentDefinition {
    service: string;
    /** The last day, YYYY-MM-DD. */
    goodUntil: string | null;
    walls: string[];
    entrance?: Entrance;
    settings: ContentSetting[];
  }
  /** What is known of a service's objection form, beside it. */
  interface FormDefinition extends Form {
    service: string;
    company: string;
    walls: string[];
  }

  /** Days until the next look. */
  interface Checking {
    after_change: number;
    normal: number;
    after_failure: number;
  }
  interface RegionFact {
    regions: string[];
    default: "on" | "off";
    since: string | null;
    limits: string[];
    confidence: string;
  }
  interface Facts {
    covered: string[];
    notCovered: string[];
    limits: string[];
    parent: string | null;
    regions: RegionFact[];
    plans: { plans: string[]; default: "on" | "off" }[];
  }
  /** What settings that can be read, and cards that say what there is instead, have in common. */
  interface ForPeople {
    id: string;
    kind: string;
    name: string;
    way: string[];
    confidence: { address: string; label: string };
    notOffered: { plans: string[]; regions: string[] };
    facts: Facts;
  }
  interface Setting extends ForPeople {
    /** Of a single object's setting: the id of the one that stands for all of them. */
    of?: string;
    address: string;
    per: "account" | "object";
    trainingOff: "checked" | "unchecked" | null;
    save: boolean;
    pages: { tells: "control" | "row"; addresses: string[] }[];
    checking: Checking;
  }
  interface Card extends ForPeople {
    address: string | null;
    email: string | null;
    subject: string | null;
    /** Only what can be read has these. */
    per?: undefined;
    checking?: undefined;
  }
  interface Definition {
    id: string;
    name: string;
    company: string;
    icon: string;
    home: string;
    /** More than so many people, where that is known. */
    members: number | null;
    hosts: string[];
    access: "install" | "asked";
    origins: string[];
    /** Of a service with a host for each country, where only the member's is asked for. */
    countries: { host: string; regions: string[] }[];
    matches: string[];
    scripts: string[];
    walls: string[];
    verified: string | null;
    goodUntil: string | null;
    confidence: string;
    controllers: { regions: string[]; name: string; post: string[]; languages: string[]; lead: string | null }[];
    /** How a member reaches the company. */
    ways: {
      about: string;
      product: string | null;
      address: string | null;
      email: string | null;
      regions: string[];
      people: string[];
      confidence: string;
      date: string | null;
    }[];
    purposes: { purpose: string; regions: string[]; names: Quote[] }[];
    objection: (Form & { regions: string[]; matches: string[]; scripts: string[] }) | null;
    help: { about: string; address: string }[];
    settings: Setting[];
    cards: Card[];
  }
}
