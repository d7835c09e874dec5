// Makes the browser's own player more comfortable. The page works without this file.
const video = document.querySelector("video");
const speed = document.querySelector(".speed");

if (video && speed) {
  speed.hidden = false;
  speed.querySelector("select").addEventListener("change", ({ target }) => {
    video.playbackRate = Number(target.value);
  });
  video.addEventListener("ratechange", () => {
    const options = [...speed.querySelectorAll("option")];
    const same = options.find(({ value }) => Number(value) === video.playbackRate);
    if (same) speed.querySelector("select").value = same.value;
  });
}

// The poster of the shape that the browser chose.
const chosen = [...document.querySelectorAll("source[media]")].find(({ media }) => matchMedia(media).matches);
if (video && chosen?.dataset.poster) video.poster = chosen.dataset.poster;

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  const { textContent: label } = button;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
