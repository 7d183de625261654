package accounttest

import (
	"fmt"
	"sync/atomic"
)

// IDs makes ids that are the same in every run: PREFIX-0001, PREFIX-0002 and so
// on. The first 9999 sort in the order of their making. Give its [IDs.Next] to a
// service as Options.NewID. It is safe for concurrent use.
type IDs struct {
	prefix string
	made   atomic.Int64
}

// NewIDs returns a maker of ids. Two makers of one store need prefixes of their
// own.
func NewIDs(prefix string) *IDs { return &IDs{prefix: prefix} }

// Next is an id that was not made before.
func (i *IDs) Next() string { return fmt.Sprintf("%s-%04d", i.prefix, i.made.Add(1)) }
