import { describe, expect, it } from "vitest";
import { createScrub } from "./create-scrub.ts";

const scrub = createScrub({ meta: false });

/** What of an event with these fields is left. */
function event(fields: object): object {
  const { event_id, ...others } = scrub({ event_id: "9ec79c33ec9942ab8353589fcb2e04dc", ...fields });
  return others;
}

function frame(fields: object): object {
  return { exception: { values: [{ stacktrace: { frames: [fields] } }] } };
}

describe("a path that source maps are found by", () => {
  const kept = [
    "/home/ada/shop/pay.js",
    "https://shop.example/app.js?v=0123abcd",
    "webpack:///./src/pay.tsx?0123",
    "file:///Users/ada/c#/pay.js",
    "https://ada:made-up@shop.example/ada@example.org/app.js",
  ];
  it.each(kept)("stays as it is: %s", (path) => {
    const given = {
      ...frame({ filename: path, abs_path: path, module: path }),
      debug_meta: { images: [{ type: "sourcemap", code_file: path, debug_file: path }] },
    };
    expect(event(given)).toEqual(given);
  });

  it.each([
    ["https://shop.example/reset?token=made-up-1&page=2", "https://shop.example/reset?token=[Filtered]&page=2"],
    ["https://shop.example/#access_token=made-up-1", "https://shop.example/#access_token=[Filtered]"],
    ["/home/ada/pay.js?user=ada@example.org", "/home/ada/pay.js?user=[email]"],
    ["<anonymous>?q=4111111111111111", "<anonymous>?q=[creditcard]"],
  ])("loses the secrets of its query: %s", (before, after) => {
    expect(event(frame({ filename: before, abs_path: before, module: before }))).toEqual(
      frame({ filename: after, abs_path: after, module: after }),
    );
    const images = [{ type: "sourcemap", code_file: after, debug_file: after }];
    expect(event({ debug_meta: { images: [{ type: "sourcemap", code_file: before, debug_file: before }] } })).toEqual({
      debug_meta: { images },
    });
  });

  it("is told of by its place in the whole path", () => {
    const scrubbed = createScrub()({ event_id: "9ec7", ...frame({ filename: "/a.js?token=made-up" }) });
    const meta = { "": { rem: [["@token", "s", 12, 22]], len: 19 } };
    expect(scrubbed).toMatchObject({
      _meta: { exception: { values: { 0: { stacktrace: { frames: { 0: { filename: meta } } } } } } },
    });
  });
});
