// A page with an error of its own, a storm of errors, and the noise of a browser: a ResizeObserver that lays the page out
// again and again, the error of an extension, a part of the app that does not load, and the error of another origin's
// script. The browser reports all of them to its global handlers.

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes the browser report that a ResizeObserver loop did not end. */
async function loopResizeObserver() {
  const box = document.body.appendChild(document.createElement("div"));
  box.style.width = "100px";
  const reported = new Promise((resolve) => addEventListener("error", resolve, { once: true }));
  let width = 100;
  const observer = new ResizeObserver(() => {
    width += 1;
    box.style.width = `${width}px`;
  });
  observer.observe(box);
  await Promise.race([reported, wait(5000)]);
  observer.disconnect();
  return width > 100;
}

/** Throws an error as the script of an extension does: the frames of its stack have the URL of the extension. */
function throwLikeExtension() {
  const error = new TypeError("Cannot read properties of undefined (reading 'wallet')");
  error.stack = `${error}\n    at inject (chrome-extension://abcdefghijklmnop/content.js:1:100)\n    at chrome-extension://abcdefghijklmnop/content.js:2:1`;
  setTimeout(() => {
    throw error;
  });
}

export async function runNoise({ Sentry, volume, dsn }) {
  const transportOptions = { fetchOptions: { keepalive: false } };
  const dropped = [];
  const onDrop = ({ reason, count }) => dropped.push([reason, count]);
  Sentry.init({ dsn, release: "page@1", transportOptions, ...volume({ ignore: ["browserNoise"], onDrop }) });
  const looped = await loopResizeObserver();
  throwLikeExtension();
  const missing = new URL("/missing.js", location.href).href;
  import(/* @vite-ignore */ missing).catch((error) => Promise.reject(error));
  dispatchEvent(new ErrorEvent("error", { message: "Script error.", error: null, filename: "", lineno: 0, colno: 0 }));
  for (let number = 0; number < 300; number += 1) {
    setTimeout(() => {
      throw new Error(`the app failed ${number}`);
    });
  }
  setTimeout(() => {
    throw new RangeError("rare");
  });
  await wait(500);
  await Sentry.flush(20_000);
  document.documentElement.dataset.result = JSON.stringify({ looped, dropped });
  Sentry.captureMessage("done");
}
