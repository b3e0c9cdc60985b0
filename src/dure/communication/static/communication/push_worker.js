// What a browser does with a line the house pushed: show it, and open the page it leads to.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || "두레", { body: told.body || "", tag: told.tag, data: told.page || "/today/" }),
  );
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
