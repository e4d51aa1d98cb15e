// Types the time of day, in milliseconds, into the description of a form, word after word, as fast as a person does.
(() => {
  const field = document.querySelector("[name='form.widgets.IBasic.description']");
  setInterval(() => {
    field.value = `${field.value} ${Date.now()}`.trim().split(" ").slice(-60).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, 200);
})();
