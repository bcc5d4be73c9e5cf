using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components.Tests.Charts;

/// <summary>Attacks: whatever a reader may not see is changed, and not one byte of what that reader gets may follow.</summary>
public sealed class HiddenValueTests
{
    private const double Secret = 3;

    [Fact]
    public void A_series_that_is_hidden_from_a_tier_draws_the_same_bytes_whatever_it_holds()
    {
        ChartOptions[] options = [.. ChartKinds.All.Where(kind => !kind.NeedsSubgroups()).Select(kind => new ChartOptions { Kind = kind })];

        foreach (var option in options)
        {
            string At(Tier tier, Func<int, double> value, int count) => All(SeriesChart.Read(
                ReleasedSeries.Release(Points(value, count), new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), tier),
                new() { Targets = [new(KindSamples.Start, null, 12)], LeftOut = new HashSet<DateOnly> { KindSamples.Start.AddMonths(count / 2) }, Rebases = [KindSamples.Start.AddMonths(count - 9)] },
                option));

            Assert.Equal(At(Tier.Published, i => 4 + (i % 5), 24), At(Tier.Published, i => 40 - i, 31));
            Assert.NotEqual(At(Tier.Own, i => 4 + (i % 5), 24), At(Tier.Own, i => 5 + (i % 5), 24));
        }
    }

    [Theory]
    [InlineData(Tier.Published)]
    [InlineData(Tier.Own)]
    public void A_suppressed_month_leaves_no_trace_in_a_coordinate_a_limit_a_word_or_an_attribute(Tier tier)
    {
        foreach (var kind in ChartKinds.All.Where(kind => !kind.NeedsSubgroups()))
        {
            string With(double secret, double secretDenominator)
            {
                var points = Points(i => 4 + (i % 5), 30);
                points[17] = points[17] with { State = PointState.Suppressed, Numerator = secret, Denominator = secretDenominator };
                var series = ReleasedSeries.Release(points, new(MeasureKind.Rate, 1000, Sensitivity.NotAboutPeople), tier);
                return All(SeriesChart.Read(series, new(), new() { Kind = kind }));
            }

            Assert.Equal(With(Secret, 40), With(987_654, 1_234_567));
            Assert.DoesNotContain("987,654", With(987_654, 1_234_567), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hidden_ward_is_in_no_line_count_or_coordinate_of_a_funnel()
    {
        var (few, many) = (Funnel(FunnelSamples.Proportion(hidden: 3)), Funnel(FunnelSamples.Proportion(hidden: 20)));

        Assert.Equal(few, many);
        Assert.Contains("hidden", few, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_funnel_at_two_tiers_differs_by_what_the_lower_tier_may_not_see()
    {
        ReleasedFunnel At(Tier tier, double secret) => ReleasedFunnel.Of(
            "acute",
            [
                .. Enumerable.Range(0, 20).Select(i => new ReleasedUnit($"Ward {i}", Released.From(30 + (i % 7), Sensitivity.NotAboutPeople, tier), Released.From(50 + i, Sensitivity.NotAboutPeople, tier))),
                new("Secret ward", new Count((long)secret).For(tier), new Count(60).For(tier)),
            ],
            new() { Kind = FunnelKind.Proportion },
            100);

        Assert.Equal(Funnel(At(Tier.Published, 3)), Funnel(At(Tier.Published, 59)));
        Assert.NotEqual(Funnel(At(Tier.Organisation, 3)), Funnel(At(Tier.Organisation, 59)));
        Assert.Equal(20, At(Tier.Published, 3).UnitsWithRatio);
        Assert.Equal(21, At(Tier.Organisation, 3).UnitsWithRatio);
    }

    [Fact]
    public void A_ward_that_this_reader_may_not_know_is_drawn_without_its_name()
    {
        var funnel = ReleasedFunnel.Of(
            "acute",
            [
                .. Enumerable.Range(0, 20).Select(i => new ReleasedUnit($"Ward {i}", Shown(400), Shown(600))),
                new(null, Shown(10), Shown(600)),
            ],
            new() { Kind = FunnelKind.Proportion, AdjustsForDispersion = false });
        var html = Funnel(funnel);

        Assert.Contains("Outside the outer lines: a ward not named here.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unit 21", html, StringComparison.OrdinalIgnoreCase);
    }

    private static RawPoint[] Points(Func<int, double> value, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new RawPoint(KindSamples.Start.AddMonths(i), 0, PointState.Reported, value(i), 500 + (i % 6)))];

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);

    // Everything that a page or a file can make of one reading.
    private static string All(ChartReading reading)
    {
        var labels = new ChartLabels { Title = "Use of force", Numerator = "Times", Denominator = "Bed days" };
        return string.Concat(
            new SpcChartTagHelper { Reading = reading, Labels = labels }.Draw(),
            new SpcTableTagHelper { Reading = reading, Labels = labels, Lines = true }.Draw(),
            new SparklineTagHelper { Reading = reading }.Draw(),
            ChartPicture.Draw(reading, labels),
            ChartPicture.Draw(reading, labels, use: PictureFor.Slide));
    }

    private static string Funnel(ReleasedFunnel funnel) => string.Concat(
        new FunnelTagHelper { Funnel = funnel, Labels = FunnelSamples.Labels }.Draw(),
        new FunnelTableTagHelper { Funnel = funnel, Labels = FunnelSamples.Labels }.Draw(),
        ChartPicture.Draw(funnel, FunnelSamples.Labels));
}
