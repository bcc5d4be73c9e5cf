using System.Diagnostics;
using TwelveRooms.Platform.Text;
using Xunit;

namespace TwelveRooms.Modules.Tests.Text;

/// <summary>Texts made to keep a pattern busy: each of the longest that is looked at.</summary>
public sealed class TextGuardAtLengthTests
{
    public static TheoryData<string> Busy =>
    [
        "1", "1 ", "1/", "12/03/", "1.1.", "12/03/19 ", "mr ", "Mr A. ", "Mr a", "room 1 ", "room 1.\n", "bed 1 was broken ", "he room ", "+44 ", "(0161) ", "born ", "born 1", "dob ", "opened on ", "opened 1/1/", "a@a.", "0123 ", "943x476x", "the 12 year old ", "january ",
        "1 january ", "-", "𝟗", "ⅷ", "㋿", "ﷺ", "\u3164",
    ];

    [Theory]
    [MemberData(nameof(Busy))]
    public void No_text_takes_long(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000 / part.Length + 1))[..10_000];
        TextGuard.Check(text[..100]);

        var watch = Stopwatch.StartNew();
        var findings = TextGuard.Check(text);

        Assert.True(watch.ElapsedMilliseconds < 1_000, $"{watch.ElapsedMilliseconds} ms"); // far below the ten seconds after which a pattern gives up: a busy machine must not turn a note into an error
        Assert.All(findings, f => Assert.InRange(f.Start + f.Length, 1, text.Length));
        _ = TextGuard.Strike(text, findings);
    }

    [Fact]
    public void A_place_before_a_long_emptiness_is_still_looked_at() =>
        Assert.Single(TextGuard.Check("Room 4." + new string('\n', 9_900) + "She was restrained."));

    [Fact]
    public void A_sign_that_stands_for_several_is_struck_as_the_one_that_it_is()
    {
        const string Text = "ﬃ ㏲ Mr Smith ﬃ";

        Assert.Equal("ﬃ ㏲ [left out] ﬃ", TextGuard.Strike(Text, TextGuard.Check(Text)));
    }
}
