/* Sends the file with a visible progress; without this script the form still works. */
(() => {
  "use strict";

  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-drop-zone]");
  const box = form.querySelector("[data-progress]");
  const bar = box.querySelector("progress");
  const words = box.querySelector("[data-progress-words]");
  const error = form.querySelector("[data-upload-error]");
  const button = form.querySelector("button");

  const refuse = (text) => {
    error.hidden = false;
    error.textContent = text;
    box.hidden = true;
    button.disabled = false;
  };

  const tooLarge = () => (input.files[0]?.size ?? 0) > Number(form.dataset.most) * 1024 * 1024;

  const showChosen = () => {
    error.hidden = true;
    form.querySelector("[data-chosen]").textContent = input.files[0]?.name ?? "";
    if (tooLarge()) refuse(form.dataset.tooLarge);
  };

  input.addEventListener("change", showChosen);
  ["dragover", "dragleave", "drop"].forEach((name) => {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("is-over", name === "dragover");
    });
  });
  zone.addEventListener("drop", (event) => {
    input.files = event.dataTransfer.files;
    showChosen();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (tooLarge()) return refuse(form.dataset.tooLarge);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (step) => {
      if (!step.lengthComputable) return;
      bar.value = Math.round((100 * step.loaded) / step.total);
      words.textContent = `${bar.value} %`;
    });
    request.addEventListener("load", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        return refuse(form.dataset.failed);
      }
      if (answer.next) window.location.assign(answer.next);
      else refuse((answer.errors ?? [form.dataset.failed]).join(" "));
      return undefined;
    });
    request.addEventListener("error", () => refuse(form.dataset.failed));
    error.hidden = true;
    box.hidden = false;
    button.disabled = true;
    request.send(new FormData(form));
    return undefined;
  });
})();
