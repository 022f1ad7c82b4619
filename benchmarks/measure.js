// Interleaved rounds and medians: on a shared machine only ratios taken side by side mean anything.

/** Runs `work` (one operation, or `size` of them) again and again for `ms`; gives operations per second and latencies. */
async function round({ work, size = 1 }, ms) {
  const latencies = [];
  const begin = performance.now();
  const cpu = process.cpuUsage();
  let count = 0;
  let last = begin;
  while (last - begin < ms) {
    await work();
    const now = performance.now();
    latencies.push(now - last);
    last = now;
    count += size;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { rate: count / ((last - begin) / 1000), cpuUs: (user + system) / count, latencies };
}

/** Several rounds of each subject, taking turns. */
export async function compare(subjects, { rounds = 7, ms = 500 } = {}) {
  const results = subjects.map(({ name, size }) => ({ name, size, rates: [], cpus: [], latencies: [] }));
  for (const subject of subjects) await round(subject, ms / 2);
  for (let index = 0; index < rounds; index++) {
    for (const [at, subject] of subjects.entries()) {
      const { rate, cpuUs, latencies } = await round(subject, ms);
      results[at].rates.push(rate);
      results[at].cpus.push(cpuUs);
      results[at].latencies.push(...latencies);
    }
  }
  return results.map(({ name, rates, cpus, latencies }) => ({
    name,
    rates,
    cpus,
    rate: median(rates),
    cpuUs: median(cpus),
    low: Math.min(...rates),
    high: Math.max(...rates),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }));
}

export function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function find(results, name) {
  return results.find((result) => result.name === name);
}

/** Rounds that took turns saw the same machine, so each is compared with its neighbour. */
function ratio(result, other) {
  return median(result.rates.map((rate, round) => rate / other.rates[round]));
}

/** The same for processor time: how much of what one needs the other does. */
export function cpuRatio(results, name, against) {
  const other = find(results, against);
  return median(find(results, name).cpus.map((cpu, round) => other.cpus[round] / cpu));
}

/** Prints the results with the ratio of each to the ones named in `against`: the median of the rounds' own ratios. */
export function printTable(title, results, against) {
  const number = (value) => Math.round(value).toLocaleString('en');
  const rows = results.map((result) => [
    result.name,
    number(result.rate),
    `${number(result.low)}-${number(result.high)}`,
    number(result.cpuUs),
    result.p50.toFixed(3),
    result.p99.toFixed(3),
    ...against.map((name) => ratio(result, find(results, name)).toFixed(2)),
  ]);
  const head = ['', 'per second', 'min-max', 'CPU us', 'p50 ms', 'p99 ms', ...against.map((name) => `x ${name}`)];
  const widths = head.map((text, column) => Math.max(text.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  console.log(`\n${title}\n${line(head)}`);
  for (const row of rows) console.log(line(row));
}
