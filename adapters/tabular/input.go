package tabular

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// A source reads the rows of an export.
type source interface {
	// next reads the mapped cells of the next row, in the order of the
	// columns, and tells the line on which the row starts. A [Fault] is a row
	// that cannot be read, [io.EOF] the end, and any other error is final.
	next(cells []string) (line int, err error)
}

// newSource reads the mapped columns of an export.
func newSource(b *bufio.Reader, d *Decoder, required []Column) (source, error) {
	if d.layout.Format == JSONLines {
		return &jsonSource{reader: b, columns: d.columns}, nil
	}
	return newCSVSource(b, d.layout.comma(), d.columns, required)
}

// A counter counts the bytes read through it.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += int64(n)
	return n, err
}

var (
	gzipMagic     = []byte{0x1f, 0x8b}
	byteOrderMark = []byte{0xef, 0xbb, 0xbf}
	errEmpty      = errors.New("the export is empty")
)

const bufferSize = 64 << 10

// plain returns the text of an export, unpacked and without a byte-order mark.
func plain(r io.Reader) (*bufio.Reader, error) {
	b := bufio.NewReaderSize(r, bufferSize)
	if magic, _ := b.Peek(len(gzipMagic)); bytes.Equal(magic, gzipMagic) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, unpacking(err)
		}
		b = bufio.NewReaderSize(unpacker{z}, bufferSize)
	}
	if mark, _ := b.Peek(len(byteOrderMark)); bytes.Equal(mark, byteOrderMark) {
		b.Discard(len(byteOrderMark))
	}
	if _, err := b.Peek(1); errors.Is(err, io.EOF) {
		return nil, errEmpty
	} else if err != nil {
		return nil, err
	}
	return b, nil
}

// An unpacker says of its errors that they are about the packing.
type unpacker struct{ z *gzip.Reader }

func (u unpacker) Read(b []byte) (int, error) {
	n, err := u.z.Read(b)
	return n, unpacking(err)
}

func unpacking(err error) error {
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("gzip data end too early: %w", err)
	}
	return fmt.Errorf("gzip: %w", err)
}
