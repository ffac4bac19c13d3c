import { Type, type TSchema, type TSchemaOptions } from 'typebox'

export const orNull = <T extends TSchema>(schema: T, options: TSchemaOptions = {}) =>
  Type.Union([schema, Type.Null()], options)

export const textOrNull = orNull(Type.String())

export const instant = Type.String({
  format: 'date-time',
  description: "ISO 8601 on the court's clock, with its offset."
})
export const instantOrNull = orNull(instant)
export const utc = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' })
export const utcOrNull = orNull(utc)
export const decimal = Type.String({ format: 'decimal', description: 'Exact decimal in canonical form.' })
export const digest = Type.String({ description: 'SHA-256 in hex.' })

/** A member of a body that may be left out, or be null, which says the same. */
export const optionalMember = <Value>(schema: TSchemaOptions & { type: string, 'x-expected': string }) =>
  Type.Optional(Type.Unsafe<Value | null>({ ...schema, type: [schema.type, 'null'] }))

/** An object that holds exactly these fields. */
export const exactly = <T extends Parameters<typeof Type.Object>[0]>(properties: T, options: TSchemaOptions = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** A page of a list. */
export const page = (item: TSchema) => exactly({ items: Type.Array(item), nextCursor: textOrNull })

/** A schema that stands once under components. */
export const ref = (id: string) => Type.Ref(id)
