// What is not in sight is built while nobody waits for it.

// More than a window shows.
export const AT_ONCE = 24;

/**
 * Build some at a time whenever the browser has nothing else to do, until all are there to be scrolled to,
 * found and printed, or nobody wants them any more.
 * @template T
 * @param {T[]} left
 * @param {(some: T[]) => void} build
 * @param {() => boolean} wanted
 * @param {number} [most] how many at a time
 */
export function buildOn(left, build, wanted, most = AT_ONCE) {
  if (left.length === 0) return;
  const next = () => {
    if (!wanted()) return;
    build(left.slice(0, most));
    buildOn(left.slice(most), build, wanted, most);
  };
  if ("requestIdleCallback" in window) window.requestIdleCallback(next, { timeout: 2000 });
  else setTimeout(next, 50); // Safari has no word for being idle
}
