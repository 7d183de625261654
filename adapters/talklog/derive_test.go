package talklog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// Derived ids are stored: they may not change. Wanted are those of a script of a few
// lines in another language.
func TestDerivedIDsAreForGood(t *testing.T) {
	t.Parallel()
	i, _, err := interactions(header+"\n,acme,2026-03-02 09:00,bob;ann,kim,mail,problem,value,T1,srv-1,,,Grüezi,angry,customer\n", talks(t))
	require.NoError(t, err)
	require.Equal(t, quadrant.InteractionID("row-2053cc5e5aa0926034529774707a4fc2"), i[0].ID)
	s, _, err := answers(answerHeader+"\n,acme,ann,2026-03-04 10:00,4,,,T1,,fine,customer\n", scores(t))
	require.NoError(t, err)
	require.Equal(t, account.SatisfactionID("row-ac4e150d799d8c6be8c9cf4a2edefa61"), s[0].ID)
}

// The same conversation, however it is written or read, has the same id, so that
// importing it twice does not double it; another one has another.
func TestDerivedIDsOfInteractions(t *testing.T) {
	t.Parallel()
	const first = ",acme,2026-03-02 09:00,ann;bob,kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer"
	for _, test := range []struct {
		name, row string
		same      bool
	}{
		{"people in another order", ",acme,2026-03-02 09:00,bob;ann,sam;kim,mail,problem,value,T1;T2,,,,hello,angry,customer", true},
		{"as an array", `,acme,2026-03-02 09:00,"[""ann"",""bob""]",kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer`, true},
		{"records in another column", ",acme,2026-03-02 09:00,ann;bob,kim;sam,mail,problem,value,T2,,,ticket:T1,hello,angry,customer", true},
		{"the instant in another zone", ",acme,2026-03-02T10:00:00+01:00,ann;bob,kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer", true},
		{"another trigger, topic, sentiment, visibility", ",acme,2026-03-02 09:00,ann;bob,kim;sam,mail,routine,plans,T1;T2,,,,hello,pleased,", true},
		{"white space", ",acme,2026-03-02 09:00, ann ; bob,kim;sam,mail,problem,value,T1;T2,,,, hello ,angry,customer", true},
		{"another account", ",beta,2026-03-02 09:00,ann;bob,kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer", false},
		{"another instant", ",acme,2026-03-02 09:00:01,ann;bob,kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer", false},
		{"others speak", ",acme,2026-03-02 09:00,ann,bob;kim;sam,mail,problem,value,T1;T2,,,,hello,angry,customer", false},
		{"the other way", ",acme,2026-03-02 09:00,kim;sam,ann;bob,mail,problem,value,T1;T2,,,,hello,angry,customer", false},
		{"another channel", ",acme,2026-03-02 09:00,ann;bob,kim;sam,call,problem,value,T1;T2,,,,hello,angry,customer", false},
		{"other records", ",acme,2026-03-02 09:00,ann;bob,kim;sam,mail,problem,value,T1,T2,,,hello,angry,customer", false},
		{"another note", ",acme,2026-03-02 09:00,ann;bob,kim;sam,mail,problem,value,T1;T2,,,,hullo,angry,customer", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, _, err := interactions(header+"\n"+first+"\n", talks(t))
			require.NoError(t, err)
			b, _, err := interactions(header+"\n"+test.row+"\n", talks(t))
			require.NoError(t, err)
			require.Equal(t, test.same, a[0].ID == b[0].ID)

			both, report, err := interactions(header+"\n"+first+"\n"+test.row+"\n", talks(t))
			require.NoError(t, err)
			require.Equal(t, test.same, len(both) == 1)
			if test.same {
				require.EqualError(t, report.Faults[0], "log.csv:3: has no id, and tells what a row before it tells")
			}
		})
	}
}

// An answer's id goes by all that it tells but its visibility.
func TestDerivedIDsOfAnswers(t *testing.T) {
	t.Parallel()
	const first = ",acme,ann,2026-03-02,4,1,5,T1,,fine,customer"
	for _, test := range []struct {
		row  string
		same bool
	}{
		{",acme,ann,2026-03-02 00:00,4,,,,ticket:T1, fine,", true},
		{",beta,ann,2026-03-02,4,1,5,T1,,fine,customer", false},
		{",acme,bob,2026-03-02,4,1,5,T1,,fine,customer", false},
		{",acme,ann,2026-03-03,4,1,5,T1,,fine,customer", false},
		{",acme,ann,2026-03-02,3,1,5,T1,,fine,customer", false},
		{",acme,ann,2026-03-02,4,0,5,T1,,fine,customer", false},
		{",acme,ann,2026-03-02,4,1,6,T1,,fine,customer", false},
		{",acme,ann,2026-03-02,4,1,5,T2,,fine,customer", false},
		{",acme,ann,2026-03-02,4,1,5,T1,,good,customer", false},
	} {
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			got, report, err := answers(strings.Join([]string{answerHeader, first, test.row}, "\n"), scores(t))
			require.NoError(t, err)
			require.Equal(t, test.same, len(got) == 1)
			require.Equal(t, len(got), 2-report.BadRows)
		})
	}
}
