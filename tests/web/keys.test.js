// One key, one action, wherever the focus is, except while somebody types.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Element, pressed } from "./browser.js";
import { bindKeys, nameOfKey } from "../../workbench/ui/components/web/keys.js";

test("a key has one name on every layout", () => {
  const names = [
    [pressed("e"), "E"],
    [pressed("E", { shiftKey: true }), "Shift+E"],
    [pressed("!", { code: "Digit1", shiftKey: true }), "Shift+1"],
    [pressed("&", { code: "Digit1" }), "1"],
    [pressed("3", { code: "Numpad3" }), "3"],
    [pressed("?", { shiftKey: true }), "?"],
    [pressed("ArrowDown", { shiftKey: true }), "Shift+ArrowDown"],
    [pressed("Escape"), "Escape"],
  ];
  for (const [event, name] of names) assert.equal(nameOfKey(event), name);
});

// Press keys on the page while bound; returns what was done and the events.
function press(table, events, isActive = () => true) {
  const unbind = bindKeys(() => table, isActive);
  for (const event of events) document.dispatchEvent(event);
  unbind();
  return events;
}

test("a bound key does its action and goes no further", () => {
  let done = 0;
  const [event] = press(
    {
      J: () => {
        done += 1;
      },
    },
    [pressed("j")],
  );
  assert.equal(done, 1);
  assert.equal(event.defaultPrevented, true);
  document.dispatchEvent(pressed("j"));
  assert.equal(done, 1); // no longer bound
});

test("an action that returns false, and a key without one, are left to the browser", () => {
  for (const event of press({ J: () => false }, [pressed("j"), pressed("k")]))
    assert.equal(event.defaultPrevented, false);
});

test("while somebody types, chooses or composes, keys are letters", () => {
  let done = 0;
  const typing = [
    "input",
    "textarea",
    "select",
    "[contenteditable=true]",
    "[role=combobox]",
    "[role=menu]",
    "[data-testid=stDialog]",
  ];
  press(
    {
      J: () => {
        done += 1;
      },
    },
    [
      ...typing.map((selector) => pressed("j", { on: new Element([selector]) })),
      pressed("j", { ctrlKey: true }),
      pressed("j", { metaKey: true }),
      pressed("j", { altKey: true }),
      pressed("j", { isComposing: true }),
    ],
  );
  assert.equal(done, 0);
});

test("keys of a view that is not in front do nothing", () => {
  let done = 0;
  press(
    {
      J: () => {
        done += 1;
      },
    },
    [pressed("j")],
    () => false,
  );
  assert.equal(done, 0);
});

test("a view that opens takes the keys from the header's boxes, and from nothing else", () => {
  let left = 0;
  for (const selector of [".st-key-pickers", "[data-testid=stTopNavLink]", "input"]) {
    document.activeElement = Object.assign(new Element([selector]), {
      blur: () => {
        left += 1;
      },
    });
    press({}, []);
  }
  document.activeElement = null;
  assert.equal(left, 2);
});
