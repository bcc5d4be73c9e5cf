using System.Globalization;
using System.Text.RegularExpressions;

namespace TwelveRooms.Statistics.Tests.Charts;

public sealed partial class ChartWordsTests
{
    [Theory]
    [InlineData(0.0014, 1, "0.0014")]
    [InlineData(0.04, 1, "0.04")]
    [InlineData(0.3, 0, "0.3")]
    [InlineData(0, 1, "0")]
    [InlineData(20, 1, "20")]
    [InlineData(3.46, 1, "3.5")]
    public void A_value_that_is_not_nought_never_reads_as_nought(double value, int decimals, string read)
    {
        var words = new ChartVocabulary { Measure = "Falls", Period = PeriodWords.Months, Decimals = decimals };

        Assert.Equal(read, words.Number(Released.From(value, Sensitivity.NotAboutPeople, Tier.Own)));
    }

    public static TheoryData<string> Names => [.. WordCases.All.Keys];

    [Theory]
    [InlineData("hidden", "This chart cannot be shown here.")]
    [InlineData("empty", "Restrictive practice: not enough data yet, 0 of 13 months.")]
    [InlineData("too few", "Restrictive practice: not enough data yet, 7 of 13 months.")]
    [InlineData("just redrawn", "Restrictive practice: not enough data yet since the limits were redrawn from February 2025 on, 1 of 13 months.")]
    [InlineData("every other month", "Restrictive practice: not enough data yet. Too few months follow each other without a gap.")]
    [InlineData("ordinary", "Restrictive practice: no real change. The latest month counted, January 2025, was 20 for every 1,000 occupied bed days, inside the range to expect, from 11.6 to 28.4.")]
    [InlineData("ordinary, may meet", "The target of 19 lies inside the range to expect, so it may be met or missed.")]
    [InlineData("ordinary, misses", "As things are, the whole range to expect misses the target of 5.")]
    [InlineData("lower run", "Restrictive practice: getting better. All 7 months counted since February 2025 were below the average of 20 for every 1,000 occupied bed days.")]
    [InlineData("lower run, neither", "Restrictive practice: lower than before.")]
    [InlineData("lower run, recorded", "Restrictive practice: lower than before.")]
    [InlineData("lower run, confirmed", "Restrictive practice: getting better.")]
    [InlineData("higher run", "Restrictive practice: concern. All 7 months counted since February 2025 were above the average")]
    [InlineData("lower run, three outside", "All 7 months counted since February 2025 were below the average of 20 for every 1,000 occupied bed days. Of these, 3 were below the whole range to expect.")]
    [InlineData("higher run, one outside", "were above the average of 20 for every 1,000 occupied bed days. Of these, 1 was above the whole range to expect.")]
    [InlineData("higher run, recorded", "Restrictive practice: higher than before.")]
    [InlineData("rising", "The line has gone up at every step over 7 months, from February 2025 on.")]
    [InlineData("one above", "The latest month counted, February 2025, was 52.1 for every 1,000 occupied bed days, above the range to expect, from 11.6 to 28.4.")]
    [InlineData("two above", "The last 2 months counted were above the range to expect, from 11.6 to 28.4.")]
    [InlineData("two of three", "2 of the last 3 months counted were far above the average of 19.9")]
    public void It_says_what_the_line_shows(string name, string shows) =>
        Assert.Contains(shows, Said(name).Shows, StringComparison.Ordinal);

    [Theory]
    [InlineData("hidden", "Small numbers can point to a person, so this is not shown to everyone.")]
    [InlineData("two gaps", "2 months in between have no number.")]
    [InlineData("too few", "With so few months, ordinary ups and downs can look like news.")]
    [InlineData("ordinary", "One higher or lower month is not news.")]
    [InlineData("lower run", "7 months in a row are unlikely to be chance alone. The chart cannot say why.")]
    [InlineData("lower run, recorded", "It may be that less was written down. Nobody has yet confirmed that recording stayed the same.")]
    [InlineData("lower run, recorded", "Until recording is confirmed, we do not set it beside the target.")]
    [InlineData("higher run, recorded", "It may be that more was written down.")]
    [InlineData("left out and gaps", "1 month is left out, with a reason. 1 month in between has no number. There is no number for the last 2 months.")]
    [InlineData("not all in", "What is in for February 2025 does not count yet: some have still to send their numbers. The limits")]
    [InlineData("lower run", "The limits rest on 13 months. They are provisional. From 20 months on they may be worked out again, once, if a person decides so.")]
    [InlineData("rests on all", "The limits rest on 15 months. They are provisional: they may still move.")]
    [InlineData("provisional", "The limits were redrawn from February 2025 on, and rest on 13 months. They are provisional: they may still move.")]
    public void It_says_how_sure_that_is(string name, string howSure) =>
        Assert.Contains(howSure, Said(name).HowSure, StringComparison.Ordinal);

    [Theory]
    [InlineData("rests on 20")]
    [InlineData("too few")]
    public void Limits_that_rest_on_twenty_points_are_not_called_provisional_nor_those_that_are_not_there(string name) =>
        Assert.DoesNotContain("They are provisional", Said(name).HowSure, StringComparison.Ordinal);

    [Theory]
    [InlineData(3.72, 0, "3.7")]
    [InlineData(3.72, 1, "3.7")]
    [InlineData(3.72, 2, "3.72")]
    [InlineData(4, 0, "4")]
    [InlineData(0, 0, "0")]
    [InlineData(0.342, 0, "0.34")]
    [InlineData(-0.0342, 1, "-0.034")]
    [InlineData(0.1, 0, "0.1")]
    [InlineData(1234.56, 0, "1,234.6")]
    [InlineData(1e-300, 0, "0")]
    public void An_average_or_a_limit_of_whole_counts_keeps_a_decimal_and_two_digits(double line, int decimals, string text)
    {
        var words = ChartBuilder.Words with { Decimals = decimals, Unit = "%" };

        Assert.Equal((text, text + "%"), (words.Line(Shown(line)), words.LineWithUnit(Shown(line))));
    }

    [Fact]
    public void Whole_counts_stay_whole_beside_an_average_that_is_not()
    {
        var counts = ChartBuilder.Read([4, 3, 5, 4, 3, 4, 5, 3, 4, 3, 4, 3, 4], kind: MeasureKind.Count);

        var said = ChartWords.For(counts, ChartBuilder.Words with { Decimals = 0, Unit = "" });

        Assert.Contains("January 2025, was 4, inside the range to expect, from 0.67 to 6.9.", said.Shows, StringComparison.Ordinal);
        Assert.Equal("4", (ChartBuilder.Words with { Decimals = 0 }).Number(Shown(3.72)));
    }

    [Theory]
    [InlineData("hidden", QuestionPattern.CannotBeShown)]
    [InlineData("too few", QuestionPattern.NotEnoughData)]
    [InlineData("ordinary", QuestionPattern.NoChange)]
    [InlineData("ordinary, misses", QuestionPattern.NoChangeMissesTarget)]
    [InlineData("lower run, confirmed", QuestionPattern.GettingBetter)]
    [InlineData("higher run", QuestionPattern.Concern)]
    [InlineData("lower run, neither", QuestionPattern.Changed)]
    [InlineData("one above", QuestionPattern.StandsOut)]
    [InlineData("two of three", QuestionPattern.StandsOut)]
    [InlineData("lower run, recorded", QuestionPattern.LowerThanBefore)]
    [InlineData("higher run, recorded", QuestionPattern.HigherThanBefore)]
    public void It_asks_the_question_of_its_pattern(string name, QuestionPattern pattern) =>
        Assert.Equal(NextQuestion.All.Single(question => question.Pattern == pattern).Text, Said(name).AskNext);

    [Fact]
    public void There_are_ten_questions_one_for_each_pattern()
    {
        Assert.Equal(10, NextQuestion.All.Count);
        Assert.Equal(Enum.GetValues<QuestionPattern>(), NextQuestion.All.Select(question => question.Pattern));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_sentence_claims_a_cause_blames_or_runs_on(string name)
    {
        var said = Said(name);

        foreach (var sentence in EndOfSentence().Split($"{said.Shows} {said.HowSure} {said.AskNext} {Remark(name)}"))
        {
            Assert.DoesNotMatch(NeverSaid(), sentence);
            Assert.True(sentence.Split(' ').Length <= 30, sentence);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_do_not_depend_on_the_reader_s_language(string name)
    {
        var (before, english) = (CultureInfo.CurrentCulture, Said(name));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal(english, Said(name));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(MeasureKind.Count, "0 to ")]
    [InlineData(MeasureKind.Continuous, "-")]
    public void A_range_of_counts_is_cut_at_zero(MeasureKind kind, string begins)
    {
        double?[] wild = [0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0];
        var reading = ChartBuilder.Read(wild, kind: kind);

        Assert.StartsWith(begins, ChartBuilder.Words.Range(reading.Segments[0], reading.Series.Shape), StringComparison.Ordinal);
    }

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);

    [Theory]
    [InlineData("too few", "Not enough months yet to say: 7 of 13.")]
    [InlineData("just redrawn", "Not enough months yet to say since the limits were redrawn: 1 of 13.")]
    [InlineData("ordinary", "Within the usual range.")]
    [InlineData("one above", "Above the range to expect. What was different?")]
    [InlineData("lower run", "One of 7 months in a row below the average.")]
    [InlineData("rising", "In a row of at least 7 months that only goes up.")]
    [InlineData("every other month", "No number for this month: the chart will show a gap.")]
    [InlineData("hidden", "This number is not shown here.")]
    public void A_new_value_gets_one_short_remark(string name, string remark) => Assert.Equal(remark, Remark(name));

    [Fact]
    public void The_lowest_for_long_is_said_with_a_warning()
    {
        var reading = ChartBuilder.Read(ChartBuilder.Ordinary.Then(16));
        var weeks = ChartBuilder.Words with { Period = PeriodWords.Weeks };

        Assert.Equal("Lowest for 14 weeks. One week is not a trend.", NewValueWords.For(reading, 13, weeks));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewValueWords.For(reading, 14, weeks));
    }

    [Fact]
    public void Each_icon_has_words_and_none_shares_its_meaning()
    {
        var variation = Enum.GetValues<VariationIcon>().Select(IconWords.For).ToArray();
        var assurance = Enum.GetValues<AssuranceIcon>().Select(IconWords.For).ToArray();

        Assert.Equal(variation.Length + assurance.Length, variation.Concat(assurance).Select(words => words.Meaning).Distinct().Count());
        Assert.All(variation.Concat(assurance), words => Assert.DoesNotMatch(NeverSaid(), words.Label + " " + words.Meaning));
    }

    [Fact]
    public void Periods_print_as_people_say_them()
    {
        var day = new DateOnly(2026, 11, 2);

        Assert.Equal("week of 2 November 2026", PeriodWords.Weeks.Print(day));
        Assert.Equal("the week of 2 November 2026", PeriodWords.Weeks.InSentence(day));
        Assert.Equal("November 2026", PeriodWords.Months.InSentence(day));
        Assert.Equal("January to March 2026", PeriodWords.Quarters.Print(new(2026, 1, 1)));
        Assert.Equal("December 2025 to February 2026", PeriodWords.Quarters.Print(new(2025, 12, 1)));
    }

    private static ChartWords Said(string name) => ChartWords.For(WordCases.All[name], ChartBuilder.Words);

    private static string Remark(string name)
    {
        var reading = WordCases.All[name];
        return name == "empty" ? "" : NewValueWords.For(reading, Math.Max(0, reading.Points.Count - 1), ChartBuilder.Words);
    }

    [GeneratedRegex("performance|failing|failed|breach|poor|worst|complian|because|caused|due to|thanks to|led to|result|significan|improve", RegexOptions.IgnoreCase)]
    private static partial Regex NeverSaid();

    [GeneratedRegex(@"(?<=[.?])\s+")]
    private static partial Regex EndOfSentence();
}
