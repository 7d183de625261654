package review

import "io"

// A Renderer writes an edition in one format. It is handed an [Edition] and
// can be handed nothing else, so that it cannot show what its audience may not
// see. The first error of w ends the writing and is returned.
type Renderer interface {
	Render(w io.Writer, e Edition) error
}

// A RendererFunc is a function as a [Renderer].
type RendererFunc func(w io.Writer, e Edition) error

// Render calls f.
func (f RendererFunc) Render(w io.Writer, e Edition) error { return f(w, e) }
