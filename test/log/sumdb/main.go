// Checks a log with nothing but golang.org/x/mod/sumdb: checkpoints, tiles, bundles of leaves, proofs of entries, and that one size leads to another.
//
//	go run main.go BASE VKEY SMALLER
//
// BASE is where the service answers, VKEY the verifier key, SMALLER a file with an earlier checkpoint.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Height of a tile: 256 hashes.
const height = 8

var base string

func main() {
	log.SetFlags(0)
	base = os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	smaller, err := os.ReadFile(os.Args[3])
	check(err)
	from, to := open(smaller, verifier), open(get("/log/checkpoint", ""), verifier)
	checkTiles(to)
	checkProofs(to, verifier)
	checkConsistency(from, to)
	fmt.Printf("good: %d leads to %d\n", from.N, to.N)
}

// open gives what a checkpoint says, which is signed by the verifier.
func open(text []byte, verifier note.Verifier) tlog.Tree {
	signed, err := note.Open(text, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		log.Fatalf("a checkpoint of %s is expected: %q", verifier.Name(), signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

// tiles reads them where tlog-tiles has them: their height is no part of their path.
type tiles struct{}

func (tiles) Height() int { return height }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range wanted {
		read = append(read, get("/log/tile/"+strings.TrimPrefix(tile.Path(), "tile/8/"), ""))
	}
	return read, nil
}

// checkTiles has the reader authenticate every tile of the log, and compares leaves with the hashes in them.
func checkTiles(tree tlog.Tree) {
	reader := tlog.TileHashReader(tree, tiles{})
	for first := int64(0); first < tree.N; first += 256 {
		width := tree.N - first
		if width > 256 {
			width = 256
		}
		path := tlog.Tile{H: height, L: 0, N: first / 256, W: int(width)}.Path()
		leaves := split(get("/log/tile/entries/"+strings.TrimPrefix(path, "tile/8/0/"), ""))
		if int64(len(leaves)) != width {
			log.Fatalf("%s has %d leaves, not %d", path, len(leaves), width)
		}
		var indexes []int64
		for at := range leaves {
			indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(at)))
		}
		hashes, err := reader.ReadHashes(indexes)
		check(err)
		for at, leaf := range leaves {
			if tlog.RecordHash(leaf) != hashes[at] {
				log.Fatalf("leaf %d is not the one that was hashed", first+int64(at))
			}
		}
	}
}

// split gives the leaves of a bundle.
func split(bundle []byte) [][]byte {
	var leaves [][]byte
	for len(bundle) > 0 {
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		leaves = append(leaves, bundle[2:end])
		bundle = bundle[end:]
	}
	return leaves
}

type proven struct {
	Index  int64
	Leaf   struct{ Digest string }
	Hashes []string
}

// checkProofs asks for some entries by their digests, as JSON and as text.
func checkProofs(tree tlog.Tree, verifier note.Verifier) {
	for _, after := range []int64{0, 255, 40000, tree.N - 1} {
		var page struct {
			Items []struct {
				Leaf     struct{ Digest string }
				LeafHash string
			}
		}
		check(json.Unmarshal(get(fmt.Sprintf("/v1/log/entries?limit=1&after=%d", after), ""), &page))
		entry := page.Items[0]
		var proof proven
		check(json.Unmarshal(get("/v1/log/proofs/"+entry.Leaf.Digest, ""), &proof))
		leaf, err := hex.DecodeString(entry.LeafHash)
		check(err)
		var hash tlog.Hash
		copy(hash[:], leaf)
		check(tlog.CheckRecord(parse(proof.Hashes), tree.N, tree.Hash, after, hash))
		checkText(get("/v1/log/proofs/"+entry.Leaf.Digest, "text/plain"), after, verifier)
	}
}

// checkText checks a tlog-proof, which has all that it takes.
func checkText(text []byte, index int64, verifier note.Verifier) {
	head, checkpoint, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[2] != fmt.Sprintf("index %d", index) {
		log.Fatalf("a tlog-proof of %d is expected: %q", index, text)
	}
	leaf, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err)
	tree := open([]byte(checkpoint), verifier)
	check(tlog.CheckRecord(parse(lines[3:]), tree.N, tree.Hash, index, tlog.RecordHash(leaf)))
}

func checkConsistency(from, to tlog.Tree) {
	var proof struct{ Hashes []string }
	check(json.Unmarshal(get(fmt.Sprintf("/v1/log/consistency?from=%d&to=%d", from.N, to.N), ""), &proof))
	check(tlog.CheckTree(parse(proof.Hashes), to.N, to.Hash, from.N, from.Hash))
}

func parse(texts []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, text := range texts {
		hash, err := tlog.ParseHash(text)
		check(err)
		hashes = append(hashes, hash)
	}
	return hashes
}

func get(path, accept string) []byte {
	request, err := http.NewRequest("GET", base+path, nil)
	check(err)
	if accept != "" {
		request.Header.Set("Accept", accept)
	}
	response, err := http.DefaultClient.Do(request)
	check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode != 200 {
		log.Fatalf("%s answers %d: %s", path, response.StatusCode, body)
	}
	return body
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
