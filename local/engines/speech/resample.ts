/** Half the width of the filter, in periods of the lower rate. */
const reach = 8;

/** Changes the sample rate through a windowed sinc filter that lets nothing pass above half of the lower rate. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = Math.min(1, to / from);
  const radius = reach / cutoff;
  const output = new Float32Array(Math.floor((samples.length * to) / from));
  for (let index = 0; index < output.length; index += 1) {
    const center = (index * from) / to;
    const first = Math.max(0, Math.ceil(center - radius));
    const last = Math.min(samples.length - 1, Math.floor(center + radius));
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const distance = at - center;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / radius);
      sum += (samples[at] ?? 0) * window * cutoff * sinc(distance * cutoff);
    }
    output[index] = sum;
  }
  return output;
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
