"""`mutate`: thousands of pages made from the definitions, of which not one may give a wrong state.

`controls` draws controls, `drafts` a page of a setting, `mutations` changes it as services and other people's code do,
`replicas` changes the tests' replica pages, `signs` lets a control's labels contradict each other on both. `running`
lets a browser look at many pages at once: `draw.js` draws them there, `look.js` looks. `tally` counts, `task` reports.
What is on a page is known from how it was made: on, off, or nothing that may be read.
"""
