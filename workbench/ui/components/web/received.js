// What the server sends a view: JSON as bytes, which are sent and kept as they are.

/** @param {import("./types.d.ts").Component} component @returns {any} */
export function received(component) {
  return JSON.parse(new TextDecoder().decode(component.data));
}

/**
 * Read what is long and often the same: who comes back to a page is sent it again, and it is read once.
 * Only for what no view changes.
 * @returns {(component: import("./types.d.ts").Component) => any}
 */
export function receiver() {
  /** @type {{ data: Uint8Array, read: any } | null} */
  let last = null;
  return (component) => {
    const { data } = component;
    if (!last || !isSame(last.data, data)) last = { data, read: received(component) };
    return last.read;
  };
}

/** @param {Uint8Array} one @param {Uint8Array} other */
function isSame(one, other) {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
