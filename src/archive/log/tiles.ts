import type { Connection } from '../../postgres/database.ts'

/** A whole tile of the log: 256 hashes one after another, and the hash of all of them together. */
export interface WholeTile { level: number, place: number, hashes: Buffer, root: Buffer }

/** Where a tile stands. */
export type TilePlace = Pick<WholeTile, 'level' | 'place'>

/** How many whole tiles of a level are kept; they have the places from 0 on. */
export async function countTiles (database: Connection, level: number): Promise<number> {
  const { rows } = await database.query<{ count: number }>({
    name: 'count-log-tiles',
    text: 'select coalesce(max(place) + 1, 0) as count from archive.log_tile where level = $1',
    values: [level]
  })
  return rows[0]?.count ?? 0
}

/** Keeps whole tiles; those that are kept already stay. */
export async function keepTiles (database: Connection, tiles: readonly WholeTile[]): Promise<void> {
  await database.query(
    `
    insert into archive.log_tile (level, place, hashes, root)
    select * from unnest($1::integer[], $2::bigint[], $3::bytea[], $4::bytea[])
    on conflict do nothing`,
    [
      tiles.map(({ level }) => level),
      tiles.map(({ place }) => place),
      tiles.map(({ hashes }) => hashes),
      tiles.map(({ root }) => root)
    ]
  )
}

/** The whole tiles with these levels and places, in any order; one that is not kept is not among them. */
export async function listTiles (database: Connection, tiles: readonly TilePlace[]): Promise<WholeTile[]> {
  const { rows } = await database.query<WholeTile>({
    name: 'list-log-tiles',
    text: `
      select level, place, hashes, root
        from archive.log_tile
        join unnest($1::integer[], $2::bigint[]) as asked (level, place) using (level, place)`,
    values: [tiles.map(({ level }) => level), tiles.map(({ place }) => place)]
  })
  return rows
}

/** The roots of the whole tiles of a level, in order, from one place up to, not including, another. */
export async function listTileRoots (database: Connection, level: number, from: number, to: number): Promise<Buffer[]> {
  const { rows } = await database.query<{ root: Buffer }>({
    name: 'list-log-tile-roots',
    text: 'select root from archive.log_tile where level = $1 and place >= $2 and place < $3 order by place',
    values: [level, from, to]
  })
  return rows.map(({ root }) => root)
}

/** Where whole tiles are kept, in the order of levels and places, after one of them. */
export async function listTilePlaces (database: Connection, after: TilePlace, limit: number): Promise<TilePlace[]> {
  const { rows } = await database.query<TilePlace>(
    'select level, place from archive.log_tile where (level, place) > ($1, $2) order by level, place limit $3',
    [after.level, after.place, limit]
  )
  return rows
}
