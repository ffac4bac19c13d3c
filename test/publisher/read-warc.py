"""Reads a WARC file member by member with Python's own modules, and prints each record as a line of JSON: its fields, the digest of its
block and of its payload. It knows nothing of who wrote the file."""
import base64, hashlib, json, sys, zlib

data = open(sys.argv[1], 'rb').read()
while data:
    member = zlib.decompressobj(wbits=31)
    record = member.decompress(data) + member.flush()
    assert member.eof, 'a member of gzip is cut'
    data = member.unused_data
    head, rest = record.split(b'\r\n\r\n', 1)
    version, *lines = head.decode('utf-8').split('\r\n')
    fields = dict(line.split(': ', 1) for line in lines)
    length = int(fields['Content-Length'])
    block, end = rest[:length], rest[length:]
    assert end == b'\r\n\r\n', 'a record does not end where it says, or a member has more than one'
    is_http = fields.get('Content-Type', '').startswith('application/http')
    http, payload = block.split(b'\r\n\r\n', 1) if is_http and block else (b'', block)
    print(json.dumps({
        'version': version,
        'fields': fields,
        'http': http.decode('latin-1'),
        'block': 'sha256:' + hashlib.sha256(block).hexdigest(),
        'payload': 'sha256:' + hashlib.sha256(payload).hexdigest(),
        'text': payload.decode('latin-1')
    }))
