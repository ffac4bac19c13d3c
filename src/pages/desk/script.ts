import { OF_ONE_INSTANT } from './instant-fields.ts'

/**
 * What makes the desk better where scripts run; without them everything works. Courts are offered
 * while their name is typed, and a press on the picture of a court's time chooses that instant;
 * where a picture is wider than its place, the instant asked about is brought into sight.
 */
export const deskScript = `(() => {
  'use strict'
  const search = document.querySelector('input[data-courts]')
  if (search) {
    const list = document.createElement('datalist')
    list.id = 'courts-offered'
    search.after(list)
    search.setAttribute('list', list.id)
    let asked = ''
    search.addEventListener('input', async () => {
      const q = search.value.trim()
      if (q.length < 2 || q === asked) return
      asked = q
      const answer = await fetch('/v1/courts?limit=10&q=' + encodeURIComponent(q)).catch(() => null)
      if (!answer || !answer.ok || asked !== q) return
      const { items } = await answer.json()
      list.replaceChildren(...items.map(({ organizationKey, name }) => {
        const option = document.createElement('option')
        option.value = organizationKey
        option.label = name || organizationKey
        return option
      }))
    })
  }
  for (const line of document.querySelectorAll('.scroll line.chosen, .scroll line.filed')) {
    const part = line.closest('.scroll')
    part.scrollLeft += line.getBoundingClientRect().left - part.getBoundingClientRect().left - part.clientWidth / 2
  }
  for (const picture of document.querySelectorAll('svg[data-from]')) {
    picture.addEventListener('click', event => {
      const corner = picture.getBoundingClientRect()
      const [from, until] = [Number(picture.dataset.from), Number(picture.dataset.until)]
      const share = Math.min(1, Math.max(0, (event.clientX - corner.left) / corner.width))
      const minute = Math.round((from + share * (until - from)) / 60000) * 60000
      const url = new URL(location.href)
      for (const name of ${JSON.stringify(OF_ONE_INSTANT)}) url.searchParams.delete(name)
      url.searchParams.set('at', new Date(minute).toISOString().replace('.000', ''))
      event.preventDefault()
      location.assign(url)
    })
  }
})()
`
