using System.Collections;
using System.Reflection;

namespace TwelveRooms.Statistics.Tests.Disclosure;

/// <summary>Takes a reading at tier P apart by every public property and looks for anything of the data.</summary>
public sealed class TierPAttackTests
{
    private static readonly double?[] Secret = [.. Enumerable.Range(0, 30).Select(i => i == 11 ? (double?)null : 4711 + i % 3 * 53), 9813];

    private static readonly ChartSettings Settings = new()
    {
        Direction = ImprovementDirection.Lower,
        Rebases = [ChartBuilder.Month(17)],
        LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(5) },
        Targets = [new(ChartBuilder.Start, null, 4733)],
    };

    private static ChartReading Reading => XmrChart.Read(ChartBuilder.Series(Secret, Tier.Published, kind: MeasureKind.Count), Settings);

    [Fact]
    public void Nothing_numeric_of_the_series_leaves()
    {
        var found = Everything(ChartBuilder.Series(Secret, Tier.Published, kind: MeasureKind.Count)).ToList();

        Assert.DoesNotContain(found, IsSecret);
        Assert.All(found.OfType<Released>(), value => Assert.True(value.IsHidden));
        Assert.All(found.OfType<PointState>(), state => Assert.Equal(PointState.Suppressed, state));
    }

    [Fact]
    public void Nothing_numeric_of_the_reading_leaves()
    {
        var found = Everything(Reading).ToList();

        Assert.DoesNotContain(found, IsSecret);
        Assert.Empty(found.OfType<Released>());
        Assert.Empty(found.OfType<DateOnly>());
        Assert.Equal(0, Reading.UsedPoints + Reading.Points.Count + Reading.Segments.Count + Reading.Series.Points.Count + Reading.PatternLength);
    }

    [Fact]
    public void Two_series_that_share_only_their_measure_read_the_same()
    {
        var other = XmrChart.Read(ChartBuilder.Series([1, 2], Tier.Published, kind: MeasureKind.Count), new() { Direction = ImprovementDirection.Lower });

        Assert.Equal(Everything(other).Select(each => each.ToString()), Everything(Reading).Select(each => each.ToString()));
        Assert.Equal(ChartWords.For(other, ChartBuilder.Words), ChartWords.For(Reading, ChartBuilder.Words));
    }

    [Fact]
    public void No_sentence_holds_a_digit()
    {
        var words = ChartWords.For(Reading, ChartBuilder.Words);
        var icon = IconWords.For(Reading.Variation);
        string[] said = [words.Shows, words.HowSure, words.AskNext, NewValueWords.For(Reading, 30, ChartBuilder.Words), icon.Label, icon.Meaning];

        Assert.All(said, sentence => Assert.DoesNotContain(sentence, char.IsDigit));
        Assert.Equal(VariationIcon.CannotBeShown, Reading.Variation);
    }

    [Fact]
    public void The_same_series_is_whole_for_those_who_hold_the_ward() =>
        Assert.Contains(Everything(XmrChart.Read(ChartBuilder.Series(Secret, Tier.Own, kind: MeasureKind.Count), Settings)), IsSecret);

    private static bool IsSecret(object value) => value is double number && (number is >= 4_700 and <= 10_000 || Math.Abs(number) is > 100 and < 1e9);

    private static IEnumerable<object> Everything(object? root)
    {
        if (root is null or Delegate)
        {
            yield break;
        }

        yield return root is string or IEnumerable ? root.GetType().Name : root;
        if (root is IEnumerable many and not string)
        {
            foreach (var inner in many.Cast<object?>().SelectMany(Everything))
            {
                yield return inner;
            }

            yield break;
        }

        if (root.GetType().Assembly != typeof(Released).Assembly)
        {
            yield break;
        }

        foreach (var property in root.GetType().GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract"))
        {
            foreach (var inner in Everything(Get(property, root)))
            {
                yield return inner;
            }
        }

        foreach (var inner in root.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(field => field.FieldType == typeof(double)).Select(field => field.GetValue(root)!))
        {
            yield return inner;
        }
    }

    /// <summary>A value that refuses to be read gives nothing away.</summary>
    private static object? Get(PropertyInfo property, object root)
    {
        try
        {
            return property.GetValue(root);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is InvalidOperationException)
        {
            return null;
        }
    }
}
