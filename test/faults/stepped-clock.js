// Loaded before a service under test (node --import): its clock goes by as many milliseconds as the file STEPPED_CLOCK says, and as it says from now on.
import { readFileSync } from 'node:fs'

const real = Date.now
Date.now = () => real() + Number(readFileSync(process.env.STEPPED_CLOCK, 'utf8'))
