export interface ExtraAttribute { namespace: string, name: string, value: string }

/**
 * What stands in a document and is not read into a field of its own, kept in the document's order.
 * An item with the name of a known element carries only what was not read of it:
 * its unknown attributes and children, or a value that its type forbids, as text.
 */
export interface Extra {
  namespace: string
  name: string
  text: string
  attributes: ExtraAttribute[]
  children: Extra[]
}

/** Every building block keeps what its reader did not know. */
export interface Block { extra: Extra[] }
