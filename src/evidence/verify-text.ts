import type { PacketFacts } from './packet.ts'
import { paragraph } from './paragraph.ts'

/**
 * `verify.txt`: the checks by hand. Lines that begin with four
 * blanks are typed as they are, in this order, in one shell.
 */
export function verifyText ({ isStamped, origin, sequence, vkey }: PacketFacts): string {
  return [
    beginning,
    signatureStep(vkey),
    entriesStep(sequence),
    proofStep,
    isStamped ? timeStep : noTime,
    decisionStep,
    paragraph(`The log is ${origin}. What a packet proves, and what it does not, is in README.txt.`)
  ].join('\n')
}

const beginning = `HOW TO CHECK THIS PACKET

${paragraph('No part of this needs the archive, an account or a network. It needs a shell with sha256sum, openssl 1.1.1 or later, base64 and sed, as any Linux has. (With Node 18 or later, "node verify.mjs" does all of it and more; "node verify.mjs --key VKEY" also compares the key.) Open a shell in this folder and type the lines that are set in.')}
1. No file was changed since the packet was made

    sha256sum -c --quiet SHA256SUMS && echo 'all files are as they were packed'

${paragraph('Whoever changes a file can mend that list too. What follows rests on the signature of the log instead.')}
`

const signatureStep = (vkey: string): string => `2. The log's checkpoint carries the signature of its key

${paragraph('A checkpoint is the name of the log, how many entries it has, and one hash over all of them. Working files go to a folder elsewhere, so that this one stays as it is.')}
    W=$(mktemp -d)
    { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cut -d+ -f3- log/key.vkey | base64 -d | tail -c 32; } > $W/key.der
    sed -n 1,3p log/checkpoint > $W/signed
    sed -n 5p log/checkpoint | sed 's/.* //' | base64 -d | tail -c 64 > $W/signature
    openssl pkeyutl -verify -pubin -keyform DER -inkey $W/key.der -rawin -in $W/signed -sigfile $W/signature

${paragraph("The key has to be the log's. Compare this line, character by character, with what the court or the archive has published elsewhere: on its page, in a letter, in print.")}
  ${vkey}
`

const entriesStep = (sequence: number): string => `3. What each file is made of stands in the log

${paragraph(`Every capture, every reading and the record (entry ${sequence}) has a line of the log, its leaf, which holds the digest of the file:`)}
    leaf() { sed -n 's/^extra //p' log/$1.tlog-proof | base64 -d; }
    same() { leaf $1 | grep -q '"digest":"'$(sha256sum < $2 | cut -c1-64)'"' && echo "$2 is entry $1" || echo "$2 DIFFERS from entry $1"; }
    same ${sequence} record.json
    for f in captures/*.json readings/*.json; do test ! -e $f || same $(basename $f .json) $f; done

${paragraph('Each document has its digest for a name, and a leaf that names it:')}
    for n in log/*.tlog-proof; do leaf $(basename $n .tlog-proof); echo; done > $W/leaves
    named() { test $(sha256sum < $1 | cut -c1-64) = $(basename $1 .xml) && grep -q '"document":"'$(basename $1 .xml)'"' $W/leaves; }
    for f in documents/*.xml indexes/*.xml; do test ! -e $f || { named $f && echo "$f is in the log" || echo "$f DIFFERS"; }; done
`

const proofStep = `4. Each leaf leads to the root that was signed

${paragraph('A proof is the list of hashes that turn a leaf into the root of the checkpoint (RFC 6962, 2.1.1), which is its third line.')}
    hash() { openssl dgst -sha256 -binary; }
    prove() {
      { printf '\\000'; leaf $1; } | hash > $W/hash
      i=$(($1 - 1)); last=$(($(sed -n 2p log/checkpoint) - 1))
      for other in $(sed -n '/^index /,/^$/p' log/$1.tlog-proof | sed '1d;$d'); do
        echo $other | base64 -d > $W/other
        if test $((i % 2)) = 1 || test $i = $last; then
          { printf '\\001'; cat $W/other $W/hash; } | hash > $W/next
          while test $((i % 2)) = 0 && test $i != 0; do i=$((i / 2)); last=$((last / 2)); done
        else
          { printf '\\001'; cat $W/hash $W/other; } | hash > $W/next
        fi
        mv $W/next $W/hash; i=$((i / 2)); last=$((last / 2))
      done
      test $last = 0 && test "$(base64 < $W/hash)" = "$(sed -n 3p log/checkpoint)"
    }
    for n in log/*.tlog-proof; do n=$(basename $n .tlog-proof); prove $n && echo "entry $n is in the log" || echo "entry $n is NOT PROVEN"; done
`

const timeStep = `5. The time

${paragraph('An authority signed that the checkpoint existed at a time. What it signed is read, and that it signed this checkpoint, by')}
    openssl ts -reply -in log/checkpoint.tsr -text | grep 'Time stamp'
    openssl ts -reply -in log/checkpoint.tsr -text | sed -n '/Message data/,/Serial/p'
    openssl dgst -sha256 -c log/checkpoint

${paragraph("Its signature is checked with the authority's own certificate, which it publishes, here in a file CA.pem:")}
  openssl ts -verify -in log/checkpoint.tsr -data log/checkpoint -CAfile CA.pem
`

const noTime = `5. The time

${paragraph('No authority stamped this checkpoint: the times in it are the archive\'s own word.')}`

const decisionStep = `6. The decision

${paragraph('Which policy was in force follows from the labels in readings/: "published" and "effective" of each, on the court\'s clock. A policy starts at its effective label, but not before one hour after its publication label. Of all that are published and have started at the instant of the filing, the one with the latest publication label is in force. These are the labels (a version without hours, "specification" 01 or 02-draft, starts at its effective label alone):')}
    for f in readings/*.json; do test ! -e $f || sed 's/.*"effective":"\\([^"]*\\)".*"published":"\\([^"]*\\)","specification":"\\([^"]*\\)".*"version":"\\([^"]*\\)".*/version \\4, specification \\3, published \\2, effective \\1/' $f; echo; done
`
