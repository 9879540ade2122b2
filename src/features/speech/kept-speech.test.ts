import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ParleyError } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import { hasSpeech, keepSound, keepSpeech, recallSpeech } from "./kept-speech.ts";

vi.mock("../../api/request.ts", () => ({ request: vi.fn() }));

const sound = {
  ...{ url: "https://bucket/hello", contentType: "audio/mpeg", voiceId: "Joanna", cached: false, expiresAt: "" },
  marks: [{ start: 0, end: 5, timeMs: 10, value: "Hello" }],
};
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.mocked(request).mockReset().mockResolvedValue(sound);
  fetched.mockReset().mockImplementation(async () => new Response(new Uint8Array([1, 2, 3])));
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => vi.unstubAllGlobals());

it("keeps a sound with its marks, to be played without its address", async () => {
  expect(await hasSpeech("Hello", "en")).toBe(false);
  await keepSpeech("Hello", "en");
  expect(await hasSpeech("Hello", "en")).toBe(true);
  expect(await hasSpeech("Hello", "es")).toBe(false);
  const kept = await recallSpeech("Hello", "en");
  expect(kept?.marks).toEqual([{ start: 0, end: 5, timeMs: 10 }]);
  const blob = kept?.source as Blob;
  expect([blob.type, [...new Uint8Array(await blob.arrayBuffer())]]).toEqual(["audio/mpeg", [1, 2, 3]]);
});

it("asks for nothing that is kept", async () => {
  await keepSpeech("Once", "en");
  await keepSpeech("Once", "en");
  expect(request).toHaveBeenCalledTimes(1);
});

it("keeps what is being heard, and does not mind when it cannot", async () => {
  keepSound("Heard", "en", sound);
  await expect.poll(() => hasSpeech("Heard", "en")).toBe(true);
  fetched.mockResolvedValue(new Response("expired", { status: 403 }));
  keepSound("Expired", "en", sound);
  await expect.poll(() => fetched).toHaveBeenCalledTimes(2);
  expect(await hasSpeech("Expired", "en")).toBe(false);
});

it("tells why a sound could not be kept for later", async () => {
  vi.mocked(request).mockRejectedValue(new ParleyError("QuotaExceeded"));
  await expect(keepSpeech("Refused", "en")).rejects.toThrow("QuotaExceeded");
  vi.mocked(request).mockResolvedValue(sound);
  fetched.mockResolvedValue(new Response("gone", { status: 404 }));
  await expect(keepSpeech("Gone", "en")).rejects.toThrow("ServiceUnavailable");
  fetched.mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(keepSpeech("Cut", "en")).rejects.toThrow("ServiceUnavailable");
  const asked = new AbortController();
  fetched.mockImplementation(async (_url, options) => {
    asked.abort(new Error("Changed my mind."));
    options?.signal?.throwIfAborted();
    return new Response();
  });
  await expect(keepSpeech("Left", "en", asked.signal)).rejects.toThrow("Changed my mind.");
  expect(await hasSpeech("Left", "en")).toBe(false);
});
