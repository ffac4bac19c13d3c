// Why a goal is not met, as profiles and trials have shown it; printed beneath the goals for those that are short. What was measured
// for a reason says with what.
const cold = 'Half of the processor time of an answer is Node’s HTTP and the kernel, as bare node:http shows. Most of the rest is memory ' +
  'that nobody has touched for long: 3,000 courts are asked at random, and each answer comes upon a court, a policy and texts that no cache ' +
  'of the processor holds. In a loop within one process, three system calls between two answers, deciding and printing took 14.2 µs at ' +
  'random and 5.6 for one court and instant over and over; 7.9 since what is read together lies together. What was tried besides: to ' +
  'answer past Fastify what is asked plainly (12 µs less), no table of printed days (1 µs less), a larger young generation (nothing).'

const reasons = new Map([
  ['effective-policy ÷ bare Fastify', cold],
  ['effective-policy p99 ÷ bare Fastify’s', 'The same: an answer that takes longer lets sixteen connections wait longer.'],
  ['effective-policy ÷ bare node:http', 'The same; bare node:http looks at nothing of what is asked.'],
  ['304 ÷ bare Fastify’s 304', 'A bare 304 has nothing to write: what is looked up to know the ETag weighs more beside it.'],
  ['fee by code ÷ bare Fastify', 'As for effective-policy, with the fee’s own text to be found besides.'],
  ['two processes ÷ one', 'Both share MEMORY_MB: in 128 MB each, 3,000 courts of 34 versions take 99, and what is printed of them finds room ' +
    'for a quarter, so that most answers are printed anew. The generator of the load needs a part of the two processors, too.'],
  ['5,000 questions a second during a crawl: p99.9', 'Two processors have the questions, their generator, the thread that reads, and PostgreSQL: 5,000 a ' +
    'second are then more than is left, and the queue grows. Without a crawl it is that of bare node:http at the same pace.'],
  ['pauses of the event loop, p99.9', 'Not profiled yet. The thread that reads, PostgreSQL and the generator want both processors meanwhile, so ' +
    'that the event loop also waits for its turn.'],
  ['memory of the whole process, at its most', 'A policy of 16 MiB is a tree in the thread that reads, beside what memory holds; not profiled yet.'],
  ['hourly check of 3,000 unchanged courts ÷ bare undici', 'Each of 3,000 indexes is looked up with the fields that it was answered with, and ' +
    'the answer is recorded, which is what makes the check a proof; bare undici keeps nothing.'],
  ['one 1 MB policy, fetched to archived ÷ xml2js', 'Beside xml2js a policy is read by a gate for hostile XML, made values of with findings, and ' +
    'kept: 5,000 fees in one transaction, with the words by which they are searched for.'],
  ['bytes stored ÷ bytes fetched', 'The documents take 5 MB of 100; their fees do not: a schedule of which one fee differs is ' +
    'kept whole again, 5,000 rows with what they are searched by.'],
  ['npm start to the first settled answer, cold', 'PostgreSQL makes its files, npm and all modules are loaded, and then the sample is crawled: its 46 ' +
    'policies are read in one thread, four tenths of the time, of which xml2js and sax take a third.'],
  ['npm start to the first settled answer, warm', 'npm, all modules, the validators of all routes and PostgreSQL: one after the other.']
])

/** A line for each goal that is short and of which the reason is known. */
export function reasonsOf (figures) {
  const short = figures.filter(({ figure, passes }) => passes === false && reasons.has(figure))
  return short.length === 0 ? [] : ['Why:', '', ...short.map(({ figure }) => `- ${figure}: ${reasons.get(figure)}`), '']
}
