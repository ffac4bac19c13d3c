import { Type } from 'typebox'

export const afterEntry = Type.Optional(Type.Integer({
  description: 'Only entries with a higher number: that of the last one held.',
  'x-expected': 'the number of an entry, or 0',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  examples: [0]
}))

export const entryLimit = Type.Optional(Type.Integer({
  description: 'How many items a page holds.',
  'x-expected': 'a whole number from 1 to 200',
  minimum: 1,
  maximum: 200,
  default: 50,
  examples: [3]
}))

export const provenSha256 = Type.String({
  description: 'The digest of an entry, or the SHA-256 of a document, in hex.',
  'x-expected': '64 hexadecimal digits',
  pattern: '^[0-9a-fA-F]{64}$',
  examples: ['641573bbd73b8149c66dd9e97b26bbb041136013a61d77b9562c90bc38cb3857']
})

const size = (description: string, example: number) => ({
  description,
  'x-expected': 'a number of entries, from 1',
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  examples: [example]
})

export const fromSize = Type.Integer(size('The size of the smaller log: that of the checkpoint that is held.', 100))

export const toSize = Type.Optional(
  Type.Integer(size('The size of the larger log. Without it: that of the last checkpoint.', 110))
)

export const tileLevel = Type.String({
  description: 'Level of the tile: 0 has the hashes of leaves.',
  'x-expected': 'a number from 0 to 63',
  examples: ['0']
})

/** @param example one that stands in the sample's log, which is smaller than a whole tile */
const tileIndex = (what: string, example: string) =>
  Type.String({
    description: `Where ${what} stands, in groups of three digits (\`x001/234\`); one that is not whole yet has \`.p/\` and its width after it.`,
    'x-expected': 'an index as C2SP tlog-tiles writes it, such as 000, x001/234 or 000.p/7',
    examples: [example]
  })

export const hashTileIndex = tileIndex('the tile', '000.p/100')

export const bundleIndex = tileIndex('the bundle', '000.p/1')
