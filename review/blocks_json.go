package review

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// The stored names of the kinds of block.
const (
	partType       = "part"
	paragraphType  = "paragraph"
	listType       = "list"
	tableType      = "table"
	keyFiguresType = "key_figures"
	chartType      = "chart"
	diagramType    = "diagram"
	quadrantsType  = "quadrants"
	calloutType    = "callout"
	footnoteType   = "footnote"
)

// blockType is the stored name of a block's kind; empty for a value that is
// none of the kinds, such as a pointer to one.
func blockType(b Block) string {
	switch b.(type) {
	case Part:
		return partType
	case Paragraph:
		return paragraphType
	case List:
		return listType
	case Table:
		return tableType
	case KeyFigures:
		return keyFiguresType
	case Chart:
		return chartType
	case Diagram:
		return diagramType
	case Quadrants:
		return quadrantsType
	case Callout:
		return calloutType
	case Footnote:
		return footnoteType
	}
	return ""
}

// readBlock reads a block of each kind.
var readBlock = map[string]func([]byte) (Block, error){
	partType:       readAs[Part],
	paragraphType:  readAs[Paragraph],
	listType:       readAs[List],
	tableType:      readAs[Table],
	keyFiguresType: readAs[KeyFigures],
	chartType:      readAs[Chart],
	diagramType:    readAs[Diagram],
	quadrantsType:  readAs[Quadrants],
	calloutType:    readAs[Callout],
	footnoteType:   readAs[Footnote],
}

func readAs[B Block](stored []byte) (Block, error) {
	var b B
	err := json.Unmarshal(stored, &b)
	return b, err
}

// MarshalJSON writes each block as an object whose first field, "type", names
// its kind: [{"type":"paragraph","text":…},…].
func (b Blocks) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('[')
	for i, block := range b {
		if i > 0 {
			out.WriteByte(',')
		}
		kind := blockType(block)
		if kind == "" {
			return nil, fmt.Errorf("review: blocks[%d] is a %T, which is no kind of block", i, block)
		}
		fields, err := json.Marshal(block)
		if err != nil {
			return nil, err
		}
		// Every kind has at least its visibility, so there is a field to follow.
		fmt.Fprintf(&out, `{"type":%q,%s`, kind, fields[1:])
	}
	out.WriteByte(']')
	return out.Bytes(), nil
}

// UnmarshalJSON reads what [Blocks.MarshalJSON] wrote. A type it does not know
// is an error that names it.
func (b *Blocks) UnmarshalJSON(stored []byte) error {
	var objects []json.RawMessage
	if err := json.Unmarshal(stored, &objects); err != nil {
		return err
	}
	blocks := make(Blocks, len(objects))
	for i, object := range objects {
		var kind struct {
			Type string `json:"type"`
		}
		if err := json.Unmarshal(object, &kind); err != nil {
			return fmt.Errorf("review: blocks[%d]: %w", i, err)
		}
		read, ok := readBlock[kind.Type]
		if !ok {
			return fmt.Errorf("review: blocks[%d] is of the unknown type %q", i, kind.Type)
		}
		block, err := read(object)
		if err != nil {
			return fmt.Errorf("review: blocks[%d], a %s: %w", i, kind.Type, err)
		}
		blocks[i] = block
	}
	*b = blocks
	return nil
}
