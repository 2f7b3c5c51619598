// Times inside the page: when a key or a click arrived, when its effect was painted, what the server sent.
(() => {
  if (window.__stopwatch) return;
  const watch = (window.__stopwatch = { keys: [], frames: [], start: 0 });

  // All roots: the document and the shadow roots of our components.
  const roots = () => [document, ...[...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)];
  watch.all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);

  // Run `work` once what is in the DOM now has been painted.
  const painted = (work) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => work(performance.now());
    port2.postMessage(null);
  });

  // Resolve with the time at which `ready` held and was painted.
  watch.until = (ready) => new Promise((resolve) => {
    const look = () => (ready() ? painted(resolve) : requestAnimationFrame(look));
    look();
  });

  const idle = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
  watch.page = (path, selector, least) => watch.until(() =>
    location.pathname.split("/").pop() === path && idle() && watch.all(selector).length >= least);

  // Follow the line that says whether all is saved: `seen` is its first pending paint, `saved` its last.
  watch.follow = () => {
    const status = watch.all(".saving")[0];
    watch.observer?.disconnect();
    watch.observer = new MutationObserver(() => {
      const waiting = status.classList.contains("pending");
      const at = watch.keys.at(-1);
      if (!at) return;
      if (waiting && !at.pending) { at.pending = true; painted((now) => { at.seen = now; }); }
      if (!waiting && at.pending && !at.done) { at.done = true; painted((now) => { at.saved = now; }); }
    });
    watch.observer.observe(status, { attributes: true, childList: true, characterData: true, subtree: true });
  };
  window.addEventListener("keydown", (event) => {
    if (watch.armed === event.key) watch.keys.push({ key: event.key, at: event.timeStamp });
  }, true);
  window.addEventListener("click", (event) => { watch.start = event.timeStamp; }, true);

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => watch.frames.push({ at: performance.now(), bytes: event.data.byteLength ?? event.data.size ?? event.data.length }));
    }
    send(data) {
      watch.frames.push({ at: performance.now(), sent: data.byteLength ?? data.length });
      super.send(data);
    }
  };
})();
