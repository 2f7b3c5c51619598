// What the server sends a view: JSON as bytes, which are sent and kept as they are.

/** @param {import("./types.d.ts").Component} component @returns {any} */
export function received(component) {
  return JSON.parse(new TextDecoder().decode(component.data));
}
