// Carries a view's events to the server and the server's state back; shows nothing.

const channels = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const hub = hubOf(data.channel);
  channels.set(parentElement, hub);
  hub.outbox.post = (queue) => setStateValue("queue", queue);
  if (!takeState(hub, data.state)) { hub.outbox.have = null; hub.outbox.tell(); }
  hub.errors = data.errors.filter((error) => error.client === hub.outbox.client);
  hub.outbox.acknowledge(data.saved);
  if (hub.onState) hub.onState(hub.state, hub.errors);
  if (hub.outbox.unsaved.length > 0 && data.posts !== hub.outbox.posts) hub.outbox.flush();
  return () => {
    if (channels.get(parentElement) === hub) hub.outbox.post = null;
  };
}
