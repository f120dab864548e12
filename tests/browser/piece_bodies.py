"""The small page elements as the book's markdown becomes HTML: one of each, with what it contains."""

OPTIONS = (
    "<details><summary>{}</summary>{}</details>\n<details{}><summary>{}</summary>{}</details>\n"
    "<details><summary>{}</summary>{}</details>"
)
FIVE = "no better than drugs · better control · long remission · cure for some · cure"
ITEMS = [
    OPTIONS.format(
        "Ten times the peak.",
        "Here targets limit the peak.",
        " data-right",
        "The same peak, sooner.",
        "Yes. Room sets how high.",
        "No change.",
        "It comes sooner.",
    ),
    OPTIONS.format(
        "The liver.",
        "These are cells.",
        " data-right",
        "Targets run out.",
        "Yes. They stop dividing.",
        "The pill.",
        'There is no pill, <a href="#top">says this link</a>.',
    ),
]
QUIZ = (
    '<lupus-quiz id="quiz-test">\n<ol>'
    + "".join(
        f"<li><p><strong>Question {i}?</strong></p>\n{options}</li>" for i, options in enumerate(ITEMS, 1)
    )
    + "</ol>\n</lupus-quiz>"
)
CHOICE = (
    '<lupus-choice id="choice-test" sure>\n<p><strong>How high is the second peak?</strong></p>\n'
    + OPTIONS.format(
        "100 times", "Most pills do that.", "", "10 times", "What slows it?", "the same", "What sets it then?"
    )
    + "\n<p><strong>Now test it:</strong> raise the dose.</p>\n</lupus-choice>"
)
VOTE = '<lupus-vote ask="{}">\n<p><strong>Which word fits best?</strong> ' + FIVE + "</p>\n</lupus-vote>"
LEDGER = (
    "<table "
    'class="lupus-ledger"><thead><tr><th>can</th><th>cannot</th></tr></thead><tbody><tr><td>Cells '
    "shrink.</td><td>How long.</td></tr></tbody></table>"
)
BODY = """<lupus-body>
<svg viewBox="0 0 300 400" role="img" aria-label="A drawn body">
<circle cx="150" cy="60" r="40" fill="none" stroke="currentColor"/></svg>
<details data-at="50 15"><summary>Brain</summary><p>Headache. <a href="#top">Chapter 3</a></p></details>
<details data-at="30 60; 70 60" open><summary>Joints</summary><p>Stiff in the morning.</p></details>
<details><summary>The whole body</summary><p>Fatigue.</p></details>
</lupus-body>"""
CASES = {
    'without="binder stem helper start"': "It is an ordinary T cell.",
    'without="stem"': "Nothing reaches the inside.",
    'without="binder"': "It sees nothing.",
    'without="start"': "It holds on.",
    'without="helper"': "It soon tires.",
    'with="CD28"': "It acts at once.",
    'with="4-1BB"': "It acts for long.",
}
CAR = (
    "<lupus-car>\n<p>Take a part out.</p>\n"
    + "".join(
        f"<details data-{case}><summary>{case.split('=')[1]}</summary>{told}</details>\n"
        for case, told in CASES.items()
    )
    + "</lupus-car>"
)
CARDS = """<lupus-cards>
<details data-dots="58 17/61"><summary><b>Belimumab</b> Brakes: B cells multiply</summary><p>Who answered:</p>
<ul><li>58 of 100 with it</li><li>17 of 61 without</li></ul></details>
<details><summary><b>Rule</b> Pregnancy</summary><p>Ask your care team.</p></details>
</lupus-cards>"""
ROWS = [
    ("People with lupus", "3,400,000"),
    ("Newly ill", "400,000"),
    ("Of 100, how many need it", "5"),
    ("Centres", "100"),
    ("Places in each", "50"),
    ("List price, US$", "373,000"),
]
ACCESS = (
    '<lupus-access>\n<div class="scroll" role="group" tabindex="0" aria-label="Table '
    '1"><table><thead><tr><th>What</th><th>Start</th><th>Source</th></tr></thead><tbody>'
    + "".join(f"<tr><td>{what}</td><td>{start}</td><td>assumed</td></tr>" for what, start in ROWS)
    + "</tbody></table></div>\n<p>With these numbers 5,000 a year.</p>\n</lupus-access>"
)
FILL = """<lupus-fill id="fill-test">
<p>Who wears it? ● plainly, ◐ weakly, ○ not at all.</p>
<div class="scroll" role="group" tabindex="0" aria-label="Table 1"><table>
<thead><tr><th>Cell</th><th>CD19</th><th>BCMA</th></tr></thead><tbody>
<tr><td><strong>memory B cell</strong><br>no antibody</td><td>●</td><td>◐</td></tr>
<tr><td><strong>plasma cell</strong><br>antibody</td><td>○</td><td>●</td></tr></tbody></table></div>
<ul><li>The plasma cell has lost CD19.</li></ul>
</lupus-fill>"""
READER = (
    "<lupus-reader>\n<p>Answers, votes and notes are kept in this browser only. Before somebody else "
    "reads here, clear them: <strong>New reader</strong></p>\n</lupus-reader>"
)
SORTED = (
    "<lupus-sorted><table><thead><tr><th>model</th><th>accepted</th><th>met</th></tr></thead><tbody>\n"
    "<tr><td>the loop</td><td>402 to 1,205</td><td><strong>no</strong></td></tr>\n"
    "<tr><td>a filter</td><td>0.5 to 2</td><td>yes</td></tr>\n"
    "<tr><td>Which cells?</td><td>1,500 to 2,000</td><td>yes</td></tr>\n"
    "<tr><td>the alarm</td><td>−0.1 to 0.1</td><td>yes</td></tr></tbody></table></lupus-sorted>"
)
# What was thought of a choice above it, and of a figure whose second step tests it.
THOUGHT = (
    CHOICE
    + """<div><lupus-explorable id="living_drug-2"
steps='[{}, {"answers": "choice-test", "gave": "1.4 times."}]'></lupus-explorable></div>
<lupus-thought>
<p><strong>What you thought, what you saw.</strong> Go back to your prediction.</p>
</lupus-thought>"""
)
ALL = {
    "quiz": QUIZ,
    "choice": CHOICE,
    "vote": VOTE.format(4) + LEDGER,
    "body": BODY,
    "car": CAR,
    "cards": CARDS,
    "access": ACCESS,
    "fill": FILL,
    "reader": READER,
    "sorted": SORTED,
    "thought": THOUGHT,
}
