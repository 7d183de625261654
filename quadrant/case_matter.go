package quadrant

import "github.com/accordhq/accord/account"

// Matter says what the case is about: in the words of whoever wrote it down, or how
// many related tickets are open and what they share; its id where nothing is known.
func (c Case) Matter() account.Text { return c.summary() }
