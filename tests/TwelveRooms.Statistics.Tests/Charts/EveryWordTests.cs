namespace TwelveRooms.Statistics.Tests.Charts;

/// <summary>Words that pages print, one by one: a word is part of the work, and a changed one is seen here.</summary>
public sealed class EveryWordTests
{
    private static readonly ChartSettings Twenty = new() { Direction = ImprovementDirection.Higher, BaselinePoints = 20 };

    /// <summary>Twenty months from 18 to 22 about 20; the range to expect goes from 14.5 to 25.5 or so.</summary>
    private static readonly double?[] Settled = [18, 22, 19, 21, 20, 18, 22, 19, 21, 20, 18, 22, 19, 21, 20, 18, 22, 19, 21, 20];

    public static TheoryData<VariationIcon, string, string> Variations => new()
    {
        { VariationIcon.CommonCause, "No real change", "Ordinary ups and downs: no real change." },
        { VariationIcon.ImprovingHigh, "Getting better", "Getting better, and high: higher than chance would make it, and higher is better." },
        { VariationIcon.ImprovingLow, "Getting better", "Getting better, and low: lower than chance would make it, and lower is better." },
        { VariationIcon.ConcernHigh, "Concern", "Concern, and high: higher than chance would make it, and lower is better." },
        { VariationIcon.ConcernLow, "Concern", "Concern, and low: lower than chance would make it, and higher is better." },
        { VariationIcon.ChangedHigh, "Higher than before", "Changed: higher than chance would make it. We do not call that good or bad." },
        { VariationIcon.ChangedLow, "Lower than before", "Changed: lower than chance would make it. We do not call that good or bad." },
        { VariationIcon.CannotBeShown, "Cannot be shown here", "Small numbers can point to a person, so this is not shown to everyone." },
        { VariationIcon.NotEnoughData, "Not enough data yet", "There are too few numbers to tell news from ordinary ups and downs." },
    };

    public static TheoryData<AssuranceIcon, string, string> Assurances => new()
    {
        { AssuranceIcon.ExpectToMeet, "Expect to meet", "As things are, the whole range to expect meets the target." },
        { AssuranceIcon.ExpectToMiss, "Expect to miss", "As things are, the whole range to expect misses the target." },
        { AssuranceIcon.MayMeetOrMiss, "May meet or miss", "The target lies inside the range to expect: it may be met or missed." },
        { AssuranceIcon.NoTarget, "No target", "No target is set beside this line." },
    };

    public static TheoryData<PointProblem, string> Problems => new()
    {
        { PointProblem.None, "" },
        { PointProblem.NoValue, "No number came in." },
        { PointProblem.NoDenominator, "The denominator is missing. Fill it in, or leave the number out too." },
        { PointProblem.ZeroDenominator, "The denominator is 0, so there is no rate for this period." },
        { PointProblem.PartAboveWhole, "The numerator is larger than the denominator. Check both, or chart it as a rate." },
        { PointProblem.Negative, "A number of this kind cannot be below 0. Check it, or chart it as individual values." },
        { PointProblem.ZeroTime, "No time lies between two events. Use their time of day, or a chart of cases between." },
        { PointProblem.GroupTooSmall, "The group has fewer than two values. Leave it out, or make the groups larger." },
    };

    public static TheoryData<double[], string, string, string> Patterns => new()
    {
        { [27, 20], "no real change. The latest month counted, October 2025, was 20,", "Ups and downs inside the range are ordinary. One higher or lower month is not news.", "What would have to be different for the whole range to move?" },
        { [30], "getting better. The latest month counted, September 2025, was 30, above the range to expect,", "One month outside the range is unlikely to be chance alone, but it is not a trend. The chart cannot say why.", "What was different that time?" },
        { [5], "concern. The latest month counted, September 2025, was 5, below the range to expect,", "One month outside the range is unlikely to be chance alone, but it is not a trend. The chart cannot say why.", "What was different that time?" },
        { [5, 4, 5], "concern. The last 3 months counted were below the range to expect,", "That many months outside the range are unlikely to be chance alone. The chart cannot say why.", "What else changed at about that time, and who has been asked?" },
        { [21, 21, 22, 21, 21, 22, 21], "getting better. All 7 months counted since September 2025 were above the average of 20.", "7 months in a row are unlikely to be chance alone. The chart cannot say why.", "Do patients and staff notice it too, at night and at weekends as well?" },
        { [19, 19, 18, 19, 19, 18, 19, 18], "concern. All 8 months counted since September 2025 were below the average of 20.", "8 months in a row are unlikely to be chance alone. The chart cannot say why.", "What else changed at about that time, and who has been asked?" },
        { [22.5, 22, 21.5, 21, 20.5, 19.5, 19], "concern. The line has gone down at every step over 7 months, from September 2025 on.", "7 months in a row are unlikely to be chance alone. The chart cannot say why.", "What else changed at about that time, and who has been asked?" },
        { [17.5, 18, 18.5, 19, 20.5, 21, 21.5], "getting better. The line has gone up at every step over 7 months, from September 2025 on.", "7 months in a row are unlikely to be chance alone. The chart cannot say why.", "Do patients and staff notice it too, at night and at weekends as well?" },
        { [25, 21, 25], "getting better. 2 of the last 3 months counted were far above the average of 20.", "Two of three so far from the average are unlikely to be chance alone. The chart cannot say why.", "What was different that time?" },
        { [15, 15, 15], "concern. The last 3 months counted were far below the average of 20.", "Two of three so far from the average are unlikely to be chance alone. The chart cannot say why.", "What was different that time?" },
    };

    public static TheoryData<double[], string> Remarks => new()
    {
        { [30], "Above the range to expect. What was different?" },
        { [5], "Below the range to expect. What was different?" },
        { [21, 21, 22, 21, 21, 22, 21], "One of 7 months in a row above the average." },
        { [19, 19, 18, 19, 19, 18, 19, 18], "One of 8 months in a row below the average." },
        { [17.5, 18, 18.5, 19, 20.5, 21, 21.5], "In a row of at least 7 months that only goes up." },
        { [22.5, 22, 21.5, 21, 20.5, 19.5, 19], "In a row of at least 7 months that only goes down." },
        { [25, 21, 25], "Near the top of the range to expect, as others lately." },
        { [15, 19, 15], "Near the bottom of the range to expect, as others lately." },
        { [17], "Lowest for 21 months. One month is not a trend." },
        { [23], "Highest for 21 months. One month is not a trend." },
        { [22, 19, 21, 20, 23, 19, 21, 20, 19, 18.5], "Lowest for 14 months. One month is not a trend." },
        { [23, 19, 21, 20, 19, 21, 23], "Highest for 6 months. One month is not a trend." },
        { [17, 21, 19, 20, 21, 19, 17], "Lowest for 6 months. One month is not a trend." },
        { [19, 19, 18, 19, 19, 18, 19, 21, 21, 22, 21, 21, 22, 21], "One of 7 months in a row above the average." },
        { [20], "Within the usual range." },
    };

    [Theory]
    [MemberData(nameof(Variations))]
    public void The_words_of_a_variation_icon(VariationIcon icon, string label, string meaning) => Assert.Equal(new(label, meaning), IconWords.For(icon));

    [Theory]
    [MemberData(nameof(Assurances))]
    public void The_words_of_an_assurance_icon(AssuranceIcon icon, string label, string meaning) => Assert.Equal(new(label, meaning), IconWords.For(icon));

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_words_of_a_problem_end_with_its_remedy(PointProblem problem, string words) => Assert.Equal(words, problem.Words());

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_three_sentences_of_a_pattern(double[] after, string shows, string howSure, string askNext)
    {
        var said = ChartWords.For(Read(after), Plain);

        Assert.StartsWith("The number: " + shows, said.Shows, StringComparison.Ordinal);
        Assert.Equal(howSure, said.HowSure);
        Assert.Equal(askNext, said.AskNext);
    }

    [Theory]
    [MemberData(nameof(Remarks))]
    public void The_remark_on_a_new_value(double[] after, string remark)
    {
        var reading = Read(after);

        Assert.Equal(remark, NewValueWords.For(reading, reading.Points.Count - 1, Plain));
    }

    [Fact]
    public void A_left_out_month_neither_ends_a_row_nor_is_counted_in_it()
    {
        var values = Settled.Then(21, 21, 22, 90, 21, 21, 22, 21);
        var reading = ChartBuilder.Read(values, Twenty with { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(23) } });

        Assert.Equal("One of 7 months in a row above the average.", NewValueWords.For(reading, 27, Plain));
        Assert.Equal("Left out of the average and the limits, with a reason.", NewValueWords.For(reading, 23, Plain));
    }

    [Fact]
    public void Four_of_five_well_off_the_centre_are_said_by_those_rules_that_have_it()
    {
        var reading = SeriesChart.Read(ChartBuilder.Series(Settled.Then(17.5, 17.5, 20.5, 17.5, 17.5)), Twenty, new() { Rules = RuleSets.WesternElectric });

        Assert.Equal(SpcRules.OuterBelow, reading.Rule);
        Assert.StartsWith("The number: concern. Most of the last months counted were well below the average of 20.", ChartWords.For(reading, Plain).Shows, StringComparison.Ordinal);
        Assert.StartsWith("Four of five so far from the average are unlikely to be chance alone.", ChartWords.For(reading, Plain).HowSure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ten_questions() => Assert.Equal(
        [
            "Who on the ward could tell you how things are?",
            "What would make it easier to count every time?",
            "What would have to be different for the whole range to move?",
            "More of the same will not reach the target: what could be tried instead?",
            "Do patients and staff notice it too, at night and at weekends as well?",
            "What else changed at about that time, and who has been asked?",
            "Is this a change that people on the ward wanted?",
            "What was different that time?",
            "Has the way it is recorded changed?",
            "Is it better recording, or more of it?",
        ],
        NextQuestion.All.Select(question => question.Text));

    [Theory]
    [InlineData("day", "2 November 2026", "2 November 2026")]
    [InlineData("shift", "2 November 2026", "2 November 2026")]
    [InlineData("week", "week of 2 November 2026", "the week of 2 November 2026")]
    [InlineData("month", "November 2026", "November 2026")]
    [InlineData("quarter", "November 2026 to January 2027", "November 2026 to January 2027")]
    public void A_period_is_called_by_its_name(string one, string printed, string inSentence)
    {
        var words = ((PeriodWords[])[PeriodWords.Days, PeriodWords.Shifts, PeriodWords.Weeks, PeriodWords.Months, PeriodWords.Quarters]).Single(each => each.One == one);

        Assert.Equal((printed, inSentence, "1 " + one, "2 " + one + "s", "0 " + one + "s"), (words.Print(new(2026, 11, 2)), words.InSentence(new(2026, 11, 2)), words.Count(1), words.Count(2), words.Count(0)));
        Assert.Equal("January to March 2026", PeriodWords.Quarters.Print(new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("", "8", "8.2")]
    [InlineData("%", "8%", "8.2%")]
    [InlineData("a month", "8 a month", "8.2 a month")]
    public void A_unit_stands_after_a_number_as_people_write_it(string unit, string value, string line)
    {
        var words = Plain with { Unit = unit, Decimals = 0 };
        var number = Released.From(8.2, Sensitivity.NotAboutPeople, Tier.Own);

        Assert.Equal((value, line), (words.WithUnit(number), words.LineWithUnit(number)));
    }

    [Fact]
    public void A_share_does_not_reach_above_the_whole_and_a_score_may_lie_below_nought()
    {
        LimitSegment segment = new(0, 1, 1, Shown(50), Shown(-20), Shown(130));

        Assert.Equal("0 to 100", Plain.Range(segment, new(MeasureKind.Proportion, 100, Sensitivity.NotAboutPeople)));
        Assert.Equal("0 to 130", Plain.Range(segment, new(MeasureKind.Rate, 100, Sensitivity.NotAboutPeople)));
        Assert.Equal("-20 to 130", Plain.Range(segment, new(MeasureKind.Score, 1, Sensitivity.NotAboutPeople)));
    }

    [Fact]
    public void A_gap_and_a_left_out_value_have_remarks_of_their_own()
    {
        var reading = ChartBuilder.Read(Settled.Then(null, 20), Twenty with { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(21) } });

        Assert.Equal("No number for this month: the chart will show a gap.", NewValueWords.For(reading, 20, Plain));
        Assert.Equal("Left out of the average and the limits, with a reason.", NewValueWords.For(reading, 21, Plain));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewValueWords.For(reading, 22, Plain));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewValueWords.For(reading, -1, Plain));
    }

    private static ChartVocabulary Plain => new() { Measure = "The number", Period = PeriodWords.Months };

    private static ChartReading Read(double[] after) => ChartBuilder.Read(Settled.Then([.. after.Select(value => (double?)value)]), Twenty);

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);
}
