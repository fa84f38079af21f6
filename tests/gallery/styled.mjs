/** Libraries that bring their own styles: they are rendered as a server does it, and what they style is kept apart. */
import { createRequire, register } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { answers, choice, chosen, GROUP, list, MORE, none, pressed, toggle, whole } from "./ways.mjs";

// A bundler would take a style sheet that is imported out.
const EMPTY = 'export const load = (url, context, next) => url.endsWith(".css") ? { format: "module", source: "", shortCircuit: true } : next(url)';
register(`data:text/javascript,${encodeURIComponent(EMPTY)}`);

const require = createRequire(import.meta.url);
const styles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".css"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

const mui = async () => {
  const {
    Checkbox,
    FormControl,
    FormControlLabel,
    FormLabel,
    InputLabel,
    MenuItem,
    NativeSelect,
    Radio,
    RadioGroup,
    Select,
    Switch,
    ToggleButton,
    ToggleButtonGroup,
  } = await import("@mui/material");
  const inner = (props) => ({ slotProps: { input: props } });
  const radios = (on) => answers(on).map(({ word, value }) => h(FormControlLabel, { key: value, value, label: word, control: h(Radio) }));
  const items = () => answers().map(({ word, value }) => h(MenuItem, { key: value, value }, word));
  return {
    Switch: toggle((on, props) => h(Switch, { checked: on, onChange: none, ...inner(props) })),
    "Switch in a FormControlLabel": whole("switch", (on, label) =>
      h(FormControlLabel, { label, control: h(Switch, { checked: on, onChange: none }) }),
    ),
    "Switch before its label": whole("switch", (on, label) =>
      h(FormControlLabel, { label, labelPlacement: "start", control: h(Switch, { checked: on, onChange: none }) }),
    ),
    Checkbox: toggle((on, props) => h(Checkbox, { checked: on, onChange: none, ...inner(props) })),
    "Checkbox in a FormControlLabel": whole("checkbox", (on, label) =>
      h(FormControlLabel, { label, control: h(Checkbox, { checked: on, onChange: none }) }),
    ),
    ToggleButton: whole("switch", (on, label) => h(ToggleButton, { value: "it", selected: on }, label)),
    RadioGroup: choice((on, props) => h(RadioGroup, { value: chosen(on).toLowerCase(), onChange: none, ...props }, radios(on))),
    "RadioGroup in a FormControl": whole("radio", (on, label, id) =>
      h(
        FormControl,
        null,
        h(FormLabel, { id }, label),
        h(RadioGroup, { "aria-labelledby": id, value: chosen(on).toLowerCase(), onChange: none }, radios(on)),
      ),
    ),
    ToggleButtonGroup: pressed((on, props) =>
      h(
        ToggleButtonGroup,
        { exclusive: true, value: chosen(on).toLowerCase(), ...props },
        answers(on).map(({ word, value }) => h(ToggleButton, { key: value, value }, word)),
      ),
    ),
    Select: whole("select", (on, label, id) =>
      h(
        FormControl,
        null,
        h(InputLabel, { id: `${id}-name` }, label),
        h(Select, { labelId: `${id}-name`, id, label, value: chosen(on).toLowerCase(), onChange: none }, items()),
      ),
    ),
    NativeSelect: whole("select", (on, label, id) =>
      h(
        FormControl,
        null,
        h(InputLabel, { htmlFor: id }, label),
        h(
          NativeSelect,
          { value: chosen(on).toLowerCase(), onChange: none, inputProps: { id } },
          answers().map(({ word, value }) => h("option", { key: value, value }, word)),
        ),
      ),
    ),
  };
};

const primer = async () => {
  const { ActionMenu, BaseStyles, Checkbox, CheckboxGroup, FormControl, Radio, RadioGroup, SegmentedControl, Select, ThemeProvider, ToggleSwitch } =
    await import("@primer/react");
  const control = (input, label) => h(FormControl, null, input, h(FormControl.Label, null, label), h(FormControl.Caption, null, MORE));
  const pieces = {
    ToggleSwitch: whole("switch", (on, label, id) =>
      h(
        "div",
        { className: "line" },
        h("div", null, h("h3", { id }, label), h("p", { id: `${id}-more` }, MORE)),
        h(ToggleSwitch, { checked: on, onClick: none, "aria-labelledby": id, "aria-describedby": `${id}-more` }),
      ),
    ),
    "ToggleSwitch with its state after it": whole("switch", (on, label, id) =>
      h(
        "div",
        { className: "line" },
        h("span", { id }, label),
        h(ToggleSwitch, { checked: on, onClick: none, statusLabelPosition: "end", "aria-labelledby": id }),
      ),
    ),
    Checkbox: toggle((on, props) => h(Checkbox, { checked: on, onChange: none, ...props })),
    "Checkbox in a FormControl": whole("checkbox", (on, label) => control(h(Checkbox, { checked: on, onChange: none }), label)),
    "Checkbox in a CheckboxGroup": whole("checkbox", (on, label) =>
      h(
        CheckboxGroup,
        null,
        h(CheckboxGroup.Label, null, "What we may do"),
        control(h(Checkbox, { checked: on, onChange: none, value: "it" }), label),
      ),
    ),
    RadioGroup: whole("radio", (on, label, id) =>
      h(
        RadioGroup,
        { name: id },
        h(RadioGroup.Label, null, label),
        h(RadioGroup.Caption, null, MORE),
        answers(on).map(({ word, value, chosen: checked }) =>
          h(FormControl, { key: value }, h(Radio, { value, checked, onChange: none }), h(FormControl.Label, null, word)),
        ),
      ),
    ),
    SegmentedControl: pressed(
      (on, props) =>
        h(
          SegmentedControl,
          props,
          answers(on).map(({ word, chosen: selected }) => h(SegmentedControl.Button, { key: word, selected }, word)),
        ),
      { "named by a text": GROUP["named by a text"], "named by itself": GROUP["named by itself"] },
    ),
    Select: whole("select", (on, label) =>
      h(
        FormControl,
        null,
        h(FormControl.Label, null, label),
        h(
          Select,
          { value: chosen(on).toLowerCase(), onChange: none },
          answers().map(({ word, value }) => h(Select.Option, { key: value, value }, word)),
        ),
        h(FormControl.Caption, null, MORE),
      ),
    ),
    ActionMenu: list((on, props) => h(ActionMenu, null, h(ActionMenu.Button, props, chosen(on)), h(ActionMenu.Overlay, null, "")), {
      "beside a text": (make, label) => h("div", { className: "line" }, h("p", null, label), make({})),
    }),
  };
  return { pieces, around: (element) => h(ThemeProvider, null, h(BaseStyles, null, element)), css: styles("node_modules/@primer/react/dist") };
};

const gestalt = async () => {
  const { Checkbox, DesignTokensProvider, Fieldset, Label, RadioGroup, SelectList, Switch, Text } = await import("gestalt");
  const pieces = {
    Switch: whole("switch", (on, label, id) =>
      h("div", { className: "line" }, h(Label, { htmlFor: id }, h(Text, null, label)), h(Switch, { id, switched: on, onChange: none })),
    ),
    Checkbox: whole("checkbox", (on, label, id) => h(Checkbox, { id, checked: on, label, helperText: MORE, onChange: none })),
    "Checkbox in a Fieldset": whole("checkbox", (on, label, id) =>
      h(Fieldset, { legend: "What we may do" }, h(Checkbox, { id, checked: on, label, onChange: none })),
    ),
    RadioGroup: whole("radio", (on, label, id) =>
      h(
        RadioGroup,
        { id, legend: label },
        answers(on).map(({ word, value, chosen: checked }) =>
          h(RadioGroup.RadioButton, { key: value, id: `${id}-${value}`, name: id, value, checked, label: word, onChange: none }),
        ),
      ),
    ),
    SelectList: whole("select", (on, label, id) =>
      h(
        SelectList,
        { id, label, helperText: MORE, value: chosen(on).toLowerCase(), onChange: none },
        answers().map(({ word, value }) => h(SelectList.Option, { key: value, value, label: word })),
      ),
    ),
  };
  return { pieces, around: (element) => h(DesignTokensProvider, null, element), css: styles("node_modules/gestalt/dist") };
};

const native = async () => {
  const { AppRegistry, CheckBox, Picker, Pressable, Switch, Text, View } = await import("react-native-web");
  const row = (label, control) => h(View, { style: { flexDirection: "row", justifyContent: "space-between" } }, h(Text, null, label), control);
  const pressed = (role) => (on, label) =>
    row(label, h(Pressable, { role, "aria-checked": on, "aria-label": label, style: { width: 40, height: 20 } }));
  const pieces = {
    Switch: whole("switch", (on, label) => row(label, h(Switch, { value: on, accessibilityLabel: label }))),
    "Switch without a name": whole("switch", (on, label) => row(label, h(Switch, { value: on }))),
    CheckBox: whole("checkbox", (on, label) => row(label, h(CheckBox, { value: on, accessibilityLabel: label }))),
    "CheckBox without a name": whole("checkbox", (on, label) => row(label, h(CheckBox, { value: on }))),
    "Pressable as a switch": whole("switch", pressed("switch")),
    "Pressable as a checkbox": whole("checkbox", pressed("checkbox")),
    "Pressable row that is a switch": whole("switch", (on, label) =>
      h(Pressable, { role: "switch", "aria-checked": on, style: { height: 30 } }, h(Text, null, label), h(Text, null, MORE)),
    ),
    "Pressables as radio buttons": whole("radio", (on, label) =>
      h(
        View,
        { role: "radiogroup", "aria-label": label },
        h(Text, null, label),
        answers(on).map(({ word, chosen: checked }) => h(Pressable, { key: word, role: "radio", "aria-checked": checked }, h(Text, null, word))),
      ),
    ),
    Picker: whole("select", (on, label) =>
      row(
        label,
        h(
          Picker,
          { selectedValue: chosen(on), accessibilityLabel: label },
          answers().map(({ word }) => h(Picker.Item, { key: word, label: word, value: word })),
        ),
      ),
    ),
  };
  AppRegistry.registerComponent("it", () => View);
  const css = () => renderToStaticMarkup(AppRegistry.getApplication("it").getStyleElement()).replace(/<\/?style[^>]*>/g, "");
  return { pieces, around: (element) => element, css };
};

const fluent = async () => {
  const load = (name) => require(`@fluentui/react-${name}`);
  const { createDOMRenderer, RendererProvider, renderToStyleElements } = require("@griffel/react");
  const [{ Switch }, { Checkbox }, { Radio, RadioGroup }, { Select }, { Dropdown, Option }, { ToggleButton }, { Field }, { FluentProvider }] = [
    "switch",
    "checkbox",
    "radio",
    "select",
    "combobox",
    "button",
    "field",
    "provider",
  ].map(load);
  const renderer = createDOMRenderer();
  const field = (label, ...content) => h(Field, { label, hint: MORE }, ...content);
  const pieces = {
    Switch: toggle((on, props) => h(Switch, { checked: on, onChange: none, ...props })),
    "Switch with its label": whole("switch", (on, label) => h(Switch, { checked: on, onChange: none, label })),
    "Switch after its label": whole("switch", (on, label) => h(Switch, { checked: on, onChange: none, label, labelPosition: "before" })),
    Checkbox: toggle((on, props) => h(Checkbox, { checked: on, onChange: none, ...props })),
    "Checkbox with its label": whole("checkbox", (on, label) => h(Checkbox, { checked: on, onChange: none, label })),
    "Checkbox in a Field": whole("checkbox", (on, label) => h(Field, { hint: MORE }, h(Checkbox, { checked: on, onChange: none, label }))),
    ToggleButton: whole("switch", (on, label) => h(ToggleButton, { checked: on }, label)),
    "RadioGroup in a Field": whole("radio", (on, label) =>
      field(
        label,
        h(
          RadioGroup,
          { value: chosen(on).toLowerCase(), onChange: none },
          answers().map(({ word, value }) => h(Radio, { key: value, value, label: word })),
        ),
      ),
    ),
    "Select in a Field": whole("select", (on, label) =>
      field(
        label,
        h(
          Select,
          { value: chosen(on).toLowerCase(), onChange: none },
          answers().map(({ word, value }) => h("option", { key: value, value }, word)),
        ),
      ),
    ),
    "Dropdown in a Field": whole("select", (on, label) =>
      field(
        label,
        h(
          Dropdown,
          { value: chosen(on), selectedOptions: [chosen(on).toLowerCase()] },
          answers().map(({ word, value }) => h(Option, { key: value, value }, word)),
        ),
      ),
    ),
  };
  const around = (element) => h(RendererProvider, { renderer }, h(FluentProvider, null, element));
  const css = () => renderToStaticMarkup(h("div", null, renderToStyleElements(renderer))).replace(/<\/?(style|div)[^>]*>/g, "");
  return { pieces, around, css };
};

const STYLE = /<style[^>]*>(.*?)<\/style>/gs;
const apart = (html, css) =>
  html.replace(STYLE, (_, text) => {
    css.add(text);
    return "";
  });

/** Each library's pieces, how one of them becomes HTML, and its styles once all of them are drawn. */
export const styled = async () => {
  const made = {
    "Material UI": await mui(),
    Primer: await primer(),
    Gestalt: await gestalt(),
    "React Native for Web": await native(),
    Fluent: await fluent(),
  };
  return Object.entries(made).map(([name, one]) => {
    const { pieces, around, css } = one.pieces ? one : { pieces: one, around: (element) => element, css: "" };
    const kept = new Set();
    const draw = async (element, identifierPrefix) => apart(renderToStaticMarkup(around(element), { identifierPrefix }), kept);
    return { name, pieces, draw, css: () => [...kept, typeof css === "string" ? css : css()].join("\n") };
  });
};
