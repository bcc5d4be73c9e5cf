using System.Globalization;

namespace TwelveRooms.Statistics.Tests.Disclosure;

public sealed class ReleasedTests
{
    [Fact]
    public void What_nobody_released_is_hidden()
    {
        Assert.True(default(Released).IsHidden);
        Assert.Equal("hidden", default(Released).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Released).Value);
        Assert.True(default(ReleasedPoint).Value.IsHidden);
    }

    [Fact]
    public void The_tier_that_nobody_chose_is_the_strictest() =>
        Assert.Equal((Tier.Published, Sensitivity.AboutPeople), (default(Tier), default(Sensitivity)));

    [Theory]
    [InlineData(Tier.Own, true)]
    [InlineData(Tier.Organisation, true)]
    [InlineData(Tier.Coaching, true)]
    [InlineData(Tier.Published, false)]
    public void A_number_about_people_is_shown_to_those_who_hold_the_ward(Tier tier, bool shown)
    {
        Assert.Equal(shown, Released.From(3, Sensitivity.AboutPeople, tier).IsShown);
        Assert.Equal(shown, new Count(3).For(tier).IsShown);
    }

    [Fact]
    public void At_tier_P_a_number_and_no_number_look_the_same() =>
        Assert.Equal(Released.From(null, Sensitivity.AboutPeople, Tier.Published), Released.From(4, Sensitivity.AboutPeople, Tier.Published));

    [Fact]
    public void A_count_never_prints_itself()
    {
        Assert.DoesNotContain("41", new Count(41).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("41", string.Create(CultureInfo.InvariantCulture, $"{new Count(40) + new Count(1)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_derived_from_a_hidden_one_or_from_nothing_is_hidden()
    {
        var shown = Released.From(2, Sensitivity.NotAboutPeople, Tier.Published);

        Assert.True(Released.Derived(5, shown, Released.Hidden).IsHidden);
        Assert.True(Released.Derived(5).IsHidden);
        Assert.Equal(5, Released.Derived(5, shown).Value);
    }

    [Theory]
    [InlineData(1234.56, 1, "1,234.6")]
    [InlineData(27.0, 1, "27")]
    [InlineData(-0.3, 0, "0")]
    [InlineData(0.25, 1, "0.3")]
    public void A_shown_number_prints_with_at_most_the_asked_decimals(double value, int decimals, string text) =>
        Assert.Equal(text, Released.From(value, Sensitivity.NotAboutPeople, Tier.Own).ToText(decimals));

    [Fact]
    public void Counts_add_up_without_being_seen()
    {
        Assert.Equal(41, (new Count(40) + new Count(1)).For(Tier.Own).Value);
        Assert.Equal(41, Count.Add(new(40), new(1)).For(Tier.Own).Value);
        Assert.Equal("a count", new Count(41).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Count(-1));
    }

    [Fact]
    public void Two_numbers_are_the_same_when_a_reader_meets_them_alike()
    {
        Released Of(double? value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);

        Assert.True(Of(0) == Of(0));
        Assert.False(Of(0) == Of(1));
        Assert.True(Of(0) != Of(1));
        Assert.False(Of(0) != Of(0));
        Assert.False(Of(0) == Released.Absent, "a nought is not nothing");
        Assert.False(Released.Hidden == Released.Absent);
        Assert.False(Of(0).Equals("0"));
        Assert.True(Of(2).Equals((object)Of(2)));
        Assert.Equal(Of(2).GetHashCode(), Of(2).GetHashCode());
    }

    [Fact]
    public void Nothing_prints_as_nothing_and_a_hidden_value_says_why_it_is_not_there()
    {
        Assert.Equal("", Released.Absent.ToText());
        Assert.Null(Released.Absent.OrNull());
        Assert.Contains("not shown to this reader", Assert.Throws<InvalidOperationException>(() => Released.Hidden.Value).Message, StringComparison.Ordinal);
    }
}
