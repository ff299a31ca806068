// Reads one JSON object per line, {"pattern", "texts"}, and writes a line for each: the error, or for each text the
// places of all matches and their groups, in bytes.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
)

type request struct {
	Pattern string   `json:"pattern"`
	Texts   []string `json:"texts"`
}

type response struct {
	Error   string    `json:"error,omitempty"`
	Matches [][][]int `json:"matches,omitempty"`
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, end := in.ReadBytes('\n')
		var asked request
		if json.Unmarshal(line, &asked) == nil {
			out.Encode(answer(asked))
		}
		if end != nil {
			return
		}
	}
}

func answer(asked request) response {
	compiled, err := regexp.Compile(asked.Pattern)
	if err != nil {
		return response{Error: err.Error()}
	}
	matches := make([][][]int, 0, len(asked.Texts))
	for _, text := range asked.Texts {
		found := compiled.FindAllStringSubmatchIndex(text, -1)
		if found == nil {
			found = [][]int{}
		}
		matches = append(matches, found)
	}
	return response{Matches: matches}
}
