// My notices: let the house push to this browser. Without the browser's help the button stays away.
const form = document.querySelector("[data-push-key]");
const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
};
const named = () => (navigator.userAgent.match(/(Firefox|Edg|Chrome|Safari)\//) || ["", "browser"])[1];
const active = (registration) =>
  new Promise((resolve) => {
    if (registration.active) return resolve(registration);
    const worker = registration.installing || registration.waiting;
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve(registration));
  });
if (form && "serviceWorker" in navigator && "PushManager" in window) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    let subscription = null;
    try {
      const registration = await active(await navigator.serviceWorker.register(form.dataset.worker));
      const key = bytes(form.dataset.pushKey);
      subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    } catch {
      subscription = null; // refused by its owner: the house says what to do
    }
    form.elements.subscription.value = subscription ? JSON.stringify(subscription) : "";
    form.elements.label.value = named();
    form.submit();
  });
}
