/**
 * Libraries without styles, which finish their elements once they stand in a page: names that a label gives, the word
 * of what is chosen. So they are drawn in a page that Node keeps. How they look is what a service makes of them.
 */
import { Window } from "happy-dom";
import { createElement as h, Fragment } from "react";
import { answers, choice, chosen, CONTROL, list, MORE, none, pressed, toggle, whole } from "./ways.mjs";

const window = new Window({ url: "https://www.example.com" });
const { document, navigator } = window;
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name];
for (const name of ["Event", "CustomEvent", "EventTarget", "MutationObserver"]) globalThis[name] = window[name];
for (const [name, value] of Object.entries({ window, document, navigator })) Object.defineProperty(globalThis, name, { value, configurable: true });
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const TRACK = { display: "inline-block", width: 36, height: 20, borderRadius: 10, border: "1px solid" };
const SQUARE = { display: "inline-block", width: 16, height: 16, border: "1px solid" };
const THUMB = { display: "inline-block", width: 16, height: 16, borderRadius: 8, background: "black" };

const radix = async () => {
  const { Checkbox, DropdownMenu, Label, RadioGroup, Select, Switch, Toggle, ToggleGroup } = await import("radix-ui");
  const aswitch = (on, props) => h(Switch.Root, { checked: on, onCheckedChange: none, style: TRACK, ...props }, h(Switch.Thumb, { style: THUMB }));
  const box = (on, props) => h(Checkbox.Root, { checked: on, onCheckedChange: none, style: SQUARE, ...props }, h(Checkbox.Indicator, null, "✓"));
  const value = (on) => chosen(on).toLowerCase();
  const items = answers().map((one) => h(Select.Item, { key: one.value, value: one.value }, h(Select.ItemText, null, one.word)));
  return {
    Switch: toggle(aswitch),
    "Switch in a form": toggle((on, props) => h("form", null, aswitch(on, props))),
    "Switch with a Label": whole("switch", (on, label, id) =>
      h("div", { className: "line" }, h(Label.Root, { htmlFor: id }, label), aswitch(on, { id })),
    ),
    Checkbox: toggle(box),
    "Checkbox in a form": toggle((on, props) => h("form", null, box(on, props))),
    Toggle: whole("switch", (on, label) => h(Toggle.Root, { pressed: on }, label)),
    "Toggle with a name": toggle((on, props) => h(Toggle.Root, { pressed: on, style: TRACK, ...props }, "★")),
    RadioGroup: choice((on, props) =>
      h(
        RadioGroup.Root,
        { value: value(on), onValueChange: none, ...props },
        answers().map((one) => h("label", { key: one.value }, h(RadioGroup.Item, { value: one.value, style: SQUARE }), one.word)),
      ),
    ),
    "RadioGroup in a form": choice((on, props, id) =>
      h(
        "form",
        null,
        h(
          RadioGroup.Root,
          { value: value(on), onValueChange: none, name: id, ...props },
          answers().map((one) =>
            h(
              Fragment,
              { key: one.value },
              h(RadioGroup.Item, { value: one.value, id: `${id}-${one.value}`, style: SQUARE }),
              h("label", { htmlFor: `${id}-${one.value}` }, one.word),
            ),
          ),
        ),
      ),
    ),
    ToggleGroup: choice((on, props) =>
      h(
        ToggleGroup.Root,
        { type: "single", value: value(on), onValueChange: none, ...props },
        answers().map((one) => h(ToggleGroup.Item, { key: one.value, value: one.value }, one.word)),
      ),
    ),
    Select: list((on, props) =>
      h(
        Select.Root,
        { value: value(on), onValueChange: none },
        h(Select.Trigger, props, h(Select.Value)),
        h(Select.Portal, null, h(Select.Content, null, h(Select.Viewport, null, items))),
      ),
    ),
    DropdownMenu: list((on, props) => h(DropdownMenu.Root, null, h(DropdownMenu.Trigger, props, chosen(on))), {
      "beside a text": CONTROL["beside a text"],
    }),
  };
};

const headless = async () => {
  const { Checkbox, Description, Field, Fieldset, Label, Legend, Listbox, ListboxButton, Menu, MenuButton, Radio, RadioGroup, Select, Switch } =
    await import("@headlessui/react");
  const thumb = h("span", { style: THUMB });
  const aswitch = (on, props) => h(Switch, { checked: on, onChange: none, style: TRACK, ...props }, thumb);
  const field = (label, control) => h(Field, { className: "line" }, h("div", null, h(Label, null, label), h(Description, null, MORE)), control);
  const box = (on, props) => h(Checkbox, { checked: on, onChange: none, style: SQUARE, ...props }, "✓");
  const radios = answers().map(({ word, value }) => h(Field, { key: value }, h(Radio, { value, style: SQUARE }), h(Label, null, word)));
  const value = (on) => chosen(on).toLowerCase();
  return {
    Switch: toggle(aswitch),
    "Switch in a Field": whole("switch", (on, label) => field(label, aswitch(on))),
    "Switch in a form": whole("switch", (on, label) => h("form", null, field(label, aswitch(on, { name: "it" })))),
    Checkbox: toggle(box),
    "Checkbox in a Field": whole("checkbox", (on, label) => field(label, box(on))),
    "RadioGroup in a Fieldset": whole("radio", (on, label) =>
      h(Fieldset, null, h(Legend, null, label), h(RadioGroup, { value: value(on), onChange: none }, radios)),
    ),
    RadioGroup: choice((on, props) => h(RadioGroup, { value: value(on), onChange: none, ...props }, radios)),
    "Listbox in a Field": whole("select", (on, label) =>
      field(label, h(Listbox, { value: value(on), onChange: none }, h(ListboxButton, null, chosen(on)))),
    ),
    Listbox: list((on, props) => h(Listbox, { value: value(on), onChange: none }, h(ListboxButton, props, chosen(on)))),
    "Select in a Field": whole("select", (on, label) =>
      field(
        label,
        h(
          Select,
          { value: value(on), onChange: none },
          answers().map((one) => h("option", { key: one.value, value: one.value }, one.word)),
        ),
      ),
    ),
    Menu: list((on, props) => h(Menu, null, h(MenuButton, props, chosen(on))), { "beside a text": CONTROL["beside a text"] }),
  };
};

const aria = async () => {
  const {
    Button,
    Checkbox,
    Label,
    ListBox,
    ListBoxItem,
    Menu,
    MenuTrigger,
    Popover,
    Radio,
    RadioGroup,
    Select,
    SelectValue,
    Switch,
    Text,
    ToggleButton,
    ToggleButtonGroup,
  } = await import("react-aria-components");
  const track = h("span", { style: TRACK });
  const value = (on) => chosen(on).toLowerCase();
  return {
    Switch: whole("switch", (on, label) => h(Switch, { isSelected: on }, track, label)),
    "Switch with a name": toggle((on, props) => h(Switch, { isSelected: on, ...props }, track), {
      "named by a text": CONTROL["named by a text"],
      "named by itself": CONTROL["named by itself"],
    }),
    Checkbox: whole("checkbox", (on, label) => h(Checkbox, { isSelected: on }, h("span", { style: SQUARE }, "✓"), label)),
    ToggleButton: whole("switch", (on, label) => h(ToggleButton, { isSelected: on }, label)),
    RadioGroup: whole("radio", (on, label) =>
      h(
        RadioGroup,
        { value: value(on), onChange: none },
        h(Label, null, label),
        answers().map((one) => h(Radio, { key: one.value, value: one.value }, h("span", { style: SQUARE }), one.word)),
        h(Text, { slot: "description" }, MORE),
      ),
    ),
    ToggleButtonGroup: choice((on, props) =>
      h(
        ToggleButtonGroup,
        { selectionMode: "single", selectedKeys: [value(on)], ...props },
        answers().map((one) => h(ToggleButton, { key: one.value, id: one.value }, one.word)),
      ),
    ),
    Select: whole("select", (on, label) =>
      h(
        Select,
        { value: value(on) },
        h(Label, null, label),
        h(Button, null, h(SelectValue), h("span", { "aria-hidden": true }, "▼")),
        h(
          Popover,
          null,
          h(
            ListBox,
            null,
            answers().map((one) => h(ListBoxItem, { key: one.value, id: one.value }, one.word)),
          ),
        ),
      ),
    ),
    MenuTrigger: list((on, props) => h(MenuTrigger, null, h(Button, props, chosen(on)), h(Popover, null, h(Menu))), {
      "beside a text": CONTROL["beside a text"],
    }),
  };
};

const base = async () => {
  const { Checkbox, Field, Fieldset, Menu, Radio, RadioGroup, Select, Switch, Toggle, ToggleGroup } = await import("@base-ui/react");
  const aswitch = (on, props) => h(Switch.Root, { checked: on, style: TRACK, ...props }, h(Switch.Thumb, { style: THUMB }));
  const box = (on, props) => h(Checkbox.Root, { checked: on, style: SQUARE, ...props }, h(Checkbox.Indicator, null, "✓"));
  const field = (label, control) => h(Field.Root, null, h(Field.Label, null, label), control, h(Field.Description, null, MORE));
  const value = (on) => chosen(on).toLowerCase();
  const items = Object.fromEntries(answers().map((one) => [one.value, one.word]));
  const radios = answers().map((one) => h("label", { key: one.value }, h(Radio.Root, { value: one.value, style: SQUARE }), one.word));
  return {
    Switch: toggle(aswitch),
    "Switch in a Field": whole("switch", (on, label) => field(label, aswitch(on))),
    "Switch as a button": toggle((on, props) => h(Switch.Root, { checked: on, style: TRACK, nativeButton: true, render: h("button"), ...props })),
    Checkbox: toggle(box),
    "Checkbox in a Field": whole("checkbox", (on, label) => field(label, box(on))),
    Toggle: whole("switch", (on, label) => h(Toggle, { pressed: on }, label)),
    RadioGroup: choice((on, props) => h(RadioGroup, { value: value(on), ...props }, radios)),
    "RadioGroup in a Fieldset": whole("radio", (on, label) =>
      h(Fieldset.Root, { render: h(RadioGroup, { value: value(on) }) }, h(Fieldset.Legend, null, label), radios),
    ),
    ToggleGroup: pressed((on, props) =>
      h(
        ToggleGroup,
        { value: [value(on)], ...props },
        answers().map((one) => h(Toggle, { key: one.value, value: one.value }, one.word)),
      ),
    ),
    Select: list((on, props) => h(Select.Root, { value: value(on), items }, h(Select.Trigger, props, h(Select.Value)))),
    "Select in a Field": whole("select", (on, label) =>
      field(label, h(Select.Root, { value: value(on), items }, h(Select.Trigger, null, h(Select.Value)))),
    ),
    Menu: list((on, props) => h(Menu.Root, null, h(Menu.Trigger, props, chosen(on))), { "beside a text": CONTROL["beside a text"] }),
  };
};

/** What is on is said in the HTML too, which a page's script may have said by a property alone. */
const written = (box) => {
  for (const input of box.querySelectorAll("input")) input.toggleAttribute("checked", input.checked);
  for (const select of box.querySelectorAll("select"))
    for (const option of select.options) option.toggleAttribute("selected", option.value === select.value);
  return box.innerHTML;
};

/** Each library's pieces, and how one of them becomes HTML. */
export const unstyled = async () => {
  const { act } = await import("react");
  const { createRoot } = await import("react-dom/client");
  const draw = async (element, identifierPrefix) => {
    const box = document.createElement("div");
    document.body.append(box);
    const root = createRoot(box, { identifierPrefix });
    await act(async () => root.render(element));
    const html = written(box);
    await act(async () => root.unmount());
    box.remove();
    return html;
  };
  const made = { Radix: await radix(), "Headless UI": await headless(), "React Aria Components": await aria(), "Base UI": await base() };
  return Object.entries(made).map(([name, pieces]) => ({ name, pieces, draw, css: () => "" }));
};
