/** Walks through the frames of an MP3 (MPEG 1, 2 and 2.5, layer III) and adds up how long they last. Throws where one is broken. */
export function mp3Duration(audio: Uint8Array): { readonly seconds: number; readonly sampleRate: number; readonly frames: number } {
  let at = 0;
  let frames = 0;
  let seconds = 0;
  let sampleRate = 0;
  while (at + 4 <= audio.length) {
    const [first = 0, second = 0, third = 0] = audio.subarray(at, at + 3);
    if (first !== 0xff || (second & 0xe6) !== 0xe2) throw new Error(`No frame of layer III at byte ${at}.`);
    const version = (second >> 3) & 3;
    const mpeg1 = version === 3;
    const bitrate = (mpeg1 ? mpeg1Bitrates : mpeg2Bitrates)[third >> 4] ?? 0;
    sampleRate = ([44100, 48000, 32000][(third >> 2) & 3] ?? 0) / (mpeg1 ? 1 : version === 2 ? 2 : 4);
    const samples = mpeg1 ? 1152 : 576;
    at += Math.floor((samples / 8) * ((bitrate * 1000) / sampleRate)) + ((third >> 1) & 1);
    seconds += samples / sampleRate;
    frames += 1;
  }
  if (at !== audio.length) throw new Error("The last frame is cut off.");
  return { seconds, sampleRate, frames };
}

const mpeg1Bitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const mpeg2Bitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
