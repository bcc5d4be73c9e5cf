using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>A row of the beginning of a file, kept to find out what its columns mean.</summary>
internal sealed record SampleRow(int Line, IReadOnlyList<TableCell> Cells)
{
    public TableCell this[int column] => column < Cells.Count ? Cells[column] : TableCell.Blank;
}

/// <summary>
/// Finds the headings of a file, on one line or on two and below whatever titles, and what each column means: by its heading, by a
/// part of it, and at last by what stands below.
/// </summary>
/// <param name="isWard">Whether a text is the code or name of a ward in reach.</param>
/// <param name="measureOf">The code of the measure that a text names; null when it names none.</param>
internal sealed class LayoutFinder(Func<string, bool> isWard, Func<string, string?> measureOf)
{
    /// <summary>How many rows are looked at.</summary>
    public const int Rows = 200;

    private const int HeadingsWithin = 30;
    private const double Most = 0.6;

    /// <summary>The layout; it may lack what cannot be found.</summary>
    public PointLayout Find(IReadOnlyList<SampleRow> sample)
    {
        var width = sample.Count == 0 ? 0 : sample.Max(r => r.Cells.Count);
        var best = (Score: 0.0, First: -1, IsTwo: false, Headings: (IReadOnlyList<string>)[]);
        for (var i = 0; i < sample.Count && i < HeadingsWithin; i++)
        {
            var one = HeadingLines.Texts(sample[i], width);
            Consider(i, false, one);
            if (i + 1 < sample.Count && HeadingLines.IsUpperLine(sample[i], sample[i + 1]))
            {
                Consider(i, true, HeadingLines.Joined(sample[i], sample[i + 1], width));
            }
        }

        var layout = best.Score >= 2
            ? Mapped(best.Headings, [.. sample.Skip(best.First).Take(best.IsTwo ? 2 : 1).Select(r => r.Line)])
            : WithoutKnownHeadings(sample, width);
        var below = sample.Where(r => layout.HeaderLines.Count == 0 || r.Line > layout.HeaderLines[^1]).ToList();
        ByContent(layout, below, width);
        FindMeasure(layout, sample);
        return layout;

        void Consider(int first, bool isTwo, IReadOnlyList<string> headings)
        {
            var score = Score(headings) - (isTwo ? 0.1 : 0);
            if (score > best.Score)
            {
                best = (score, first, isTwo, headings);
            }
        }
    }

    private double Score(IReadOnlyList<string> headings)
    {
        var exact = headings.Select(HeadingLines.FieldOf).Where(f => f is not (PointField.None or PointField.Rate)).Distinct().Count();
        var guessed = headings.Where(h => HeadingLines.FieldOf(h) == PointField.None).Select(PointFields.Guess).Where(f => f is not (PointField.None or PointField.Rate)).Distinct().Count();
        var months = headings.Count(HeadingLines.IsMonth);
        var measures = headings.Count(h => (HeadingLines.FieldOf(h) == PointField.None && measureOf(h) is not null) || IsBelowMeasure(h) || (HeadingLines.IsMonth(h) && HeadingLines.IsTwo(h) && measureOf(HeadingLines.Lower(h)) is not null));
        return exact + (guessed * 0.4) + (months >= 2 ? 3 : 0) + Math.Min(measures, 3);
    }

    private PointLayout Mapped(IReadOnlyList<string> headings, IReadOnlyList<int> lines)
    {
        headings = [.. headings.Take(headings.Index().Where(h => h.Item.Length > 0).Select(h => h.Index + 1).DefaultIfEmpty(0).Max())];
        var layout = new PointLayout { Headings = headings, HeaderLines = lines };
        SayTwoTables(layout);
        var beside = BesideMonths(headings);
        for (var i = 0; i < headings.Count; i++)
        {
            var field = HeadingLines.FieldOf(headings[i]);
            if (field is PointField.None or PointField.Rate || beside.Contains(i) || IsBelowMeasure(headings[i]))
            {
                continue;
            }

            var isBetter = layout.Has(field) && IsBetter(headings[i], field, headings[layout[field]]);
            if (layout.Has(field) && field is PointField.Numerator or PointField.Denominator && !HeadingLines.IsMonth(headings[i]))
            {
                var (read, other) = isBetter ? (headings[i], headings[layout[field]]) : (headings[layout[field]], headings[i]);
                layout.Guesses.Add(new(ImportCode.HeadingGuessed, Weight.Warning, other, $"“{HeadingLines.Plain(read)}” and “{HeadingLines.Plain(other)}” may both be the {field.Word()}. “{HeadingLines.Plain(read)}” is read. If that is not so, name the right one “{field.Word()}”."));
            }

            if (!layout.Has(field) || isBetter)
            {
                layout.Set(field, i);
            }
        }

        layout.Across = Across(layout, headings, beside);
        for (var i = 0; i < headings.Count; i++)
        {
            var guess = PointFields.Guess(headings[i]);
            if (!layout.IsRead(i) && HeadingLines.FieldOf(headings[i]) == PointField.None && !isWard(headings[i])
                && guess is not (PointField.None or PointField.Rate) && !layout.Has(guess) && !(layout.Across.Count > 0 && guess is PointField.Numerator or PointField.Measure))
            {
                layout.Set(guess, i);
                layout.Guesses.Add(Guessed(headings[i], guess));
            }
        }

        return layout;
    }

    /// <summary>Months, or measures, as headings. Below a month there may be two columns: how many, and out of how many.</summary>
    private IReadOnlyList<AcrossColumn> Across(PointLayout layout, IReadOnlyList<string> headings, HashSet<int> beside)
    {
        var months = headings.Index().Where(h => !layout.IsTaken(h.Index) || HeadingLines.IsMonth(HeadingLines.Upper(h.Item)))
            .Select(h => (h.Index, Period: PeriodText.Read(HeadingLines.Upper(h.Item)), Field: PointFields.Find(HeadingLines.Lower(h.Item)), IsTwo: HeadingLines.IsTwo(h.Item), Measure: HeadingLines.IsTwo(h.Item) ? measureOf(HeadingLines.Lower(h.Item)) : null))
            .Where(m => m.Period.IsTime && m.Period.Day != default).ToList();
        if (months.Count >= 2 && months.TrueForAll(m => m.Period is { IsDay: true, Day.Day: 1 }) && !months.TrueForAll(m => m.Period.Day.DayOfWeek == DayOfWeek.Monday))
        {
            months = months.ConvertAll(m => m with { Period = m.Period with { IsDay = false } }); // a spreadsheet keeps a month as its first day
        }

        if (months.Exists(m => m.Period.Style is not (PeriodStyle.Quarter or PeriodStyle.Year)))
        {
            months.RemoveAll(m => m.Period.Style is PeriodStyle.Quarter or PeriodStyle.Year); // sums of the months beside them
        }

        if (months.Count >= 2 || (months.Count == 1 && !layout.Has(PointField.Period)))
        {
            return
            [
                .. months.GroupBy(m => (m.Period.Day, m.Measure)).Select(g =>
                {
                    var counts = g.Where(m => m.Field is not (PointField.Denominator or PointField.Rate)).OrderBy(m => m.Field != PointField.Numerator).ToList();
                    var key = g.Key.Day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) + (g.Key.Measure is { } its ? $" {its}" : "");
                    if (counts.Count > 1 && (counts[1].Field == PointField.Numerator || counts[0].Field != PointField.Numerator))
                    {
                        layout.Guesses.Add(new(ImportCode.LayoutUnknown, Weight.Reject, key, $"Two columns are of {key}: “{HeadingLines.Plain(headings[counts[0].Index])}” and “{HeadingLines.Plain(headings[counts[1].Index])}”. Keep one of them."));
                    }

                    var count = (counts.Count > 0 ? counts[0] : g.First()).Index;
                    return new AcrossColumn(
                        key, g.First().Period, g.Key.Measure, count,
                        g.Where(m => m.IsTwo && m.Field == PointField.Denominator).Select(m => m.Index).DefaultIfEmpty(beside.Contains(count + 1) ? count + 1 : -1).First());
                }),
            ];
        }

        if (layout.Has(PointField.Measure))
        {
            return [];
        }

        if (headings.Any(IsBelowMeasure))
        {
            return
            [
                .. headings.Index().Where(h => IsBelowMeasure(h.Item)).GroupBy(h => measureOf(HeadingLines.Upper(h.Item))!).Where(g => g.Any(h => PointFields.Find(HeadingLines.Lower(h.Item)) == PointField.Numerator))
                    .Select(g => new AcrossColumn(
                        g.Key, null, g.Key, g.First(h => PointFields.Find(HeadingLines.Lower(h.Item)) == PointField.Numerator).Index,
                        g.Where(h => PointFields.Find(HeadingLines.Lower(h.Item)) == PointField.Denominator).Select(h => h.Index).DefaultIfEmpty(layout[PointField.Denominator]).First())),
            ];
        }

        var measures = headings.Index().Where(h => !layout.IsTaken(h.Index) && HeadingLines.FieldOf(h.Item) == PointField.None && measureOf(h.Item) is not null).ToList();
        return [.. measures.Select(m => new AcrossColumn(measureOf(m.Item)!, null, measureOf(m.Item), m.Index, layout[PointField.Denominator]))];
    }

    /// <summary>Whether a heading on two lines has a measure above, and below it how many or out of how many.</summary>
    private bool IsBelowMeasure(string heading) =>
        HeadingLines.IsTwo(heading) && PointFields.Find(HeadingLines.Lower(heading)) is PointField.Numerator or PointField.Denominator && measureOf(HeadingLines.Upper(heading)) is not null;

    /// <summary>Columns of out of how many that stand right of a month's, as where each month has two.</summary>
    private static HashSet<int> BesideMonths(IReadOnlyList<string> headings)
    {
        var beside = Enumerable.Range(1, Math.Max(0, headings.Count - 1))
            .Where(i => !HeadingLines.IsTwo(headings[i]) && PointFields.Find(headings[i]) == PointField.Denominator && HeadingLines.IsMonth(headings[i - 1])).ToHashSet();
        return beside.Count >= 2 ? beside : [];
    }

    /// <summary>A ward or time that has the same heading twice belongs to two tables, and nobody can tell which number is whose.</summary>
    private static void SayTwoTables(PointLayout layout)
    {
        var twice = layout.Headings.Select(HeadingLines.Lower).Where(h => PointFields.Find(h) is PointField.WardCode or PointField.WardName or PointField.Period)
            .GroupBy(PointFields.Fold).Where(g => g.Count() > 1).Select(g => g.First()).ToList();
        if (twice.Count > 0)
        {
            layout.Guesses.Add(new(ImportCode.LayoutUnknown, Weight.Reject, twice[0], $"Two tables stand side by side: {string.Join(" and ", twice.Select(h => $"“{h}”"))} {(twice.Count == 1 ? "is" : "are")} there twice. Put one below the other, with its measure in a column of its own, or each into a file of its own."));
        }
    }

    /// <summary>When no line of headings is known: the first line is one, or the file begins with numbers.</summary>
    private PointLayout WithoutKnownHeadings(IReadOnlyList<SampleRow> sample, int width)
    {
        var whole = new PointLayout { Headings = Enumerable.Range(1, width).Select(i => $"column {i}").ToList() };
        ByContent(whole, sample, width);
        if (whole.Has(PointField.Period) && sample.Count > 0 && PeriodText.Read(sample[0][whole[PointField.Period]]).IsTime)
        {
            return new() { Headings = whole.Headings };
        }

        return sample.Count == 0 ? whole : Mapped(HeadingLines.Texts(sample[0], width), [sample[0].Line]);
    }

    /// <summary>What is still missing is looked for in the columns that nothing is known of.</summary>
    private void ByContent(PointLayout layout, IReadOnlyList<SampleRow> below, int width)
    {
        if (!layout.Has(PointField.WardCode) && !layout.Has(PointField.WardName))
        {
            Take(PointField.WardName, cell => isWard(cell.Text.Trim()));
        }

        if (!layout.Has(PointField.Period) && layout.Across.All(a => a.Period is null))
        {
            Take(PointField.Period, cell => PeriodText.Read(cell).IsTime);
        }

        if (!layout.Has(PointField.Measure) && layout.Across.Count == 0)
        {
            Take(PointField.Measure, cell => measureOf(cell.Text.Trim()) is not null);
        }

        if (!layout.Has(PointField.Numerator) && layout.Across.Count == 0)
        {
            Take(PointField.Numerator, QuantityText.LooksLikeOne);
            if (!layout.Has(PointField.Denominator))
            {
                Take(PointField.Denominator, QuantityText.LooksLikeOne);
            }
        }

        void Take(PointField field, Func<TableCell, bool> fits)
        {
            for (var i = 0; i < width && i < layout.Headings.Count; i++)
            {
                if (layout.IsRead(i) || HeadingLines.FieldOf(layout.Headings[i]) != PointField.None || PointFields.Guess(layout.Headings[i]) == PointField.Rate)
                {
                    continue;
                }

                var cells = below.Select(r => r[i]).Where(c => !c.IsBlank).ToList();
                if (cells.Count > 0 && cells.Count(fits) >= Most * cells.Count)
                {
                    layout.Set(field, i);
                    layout.Guesses.Add(Guessed(layout.Headings[i], field));
                    return;
                }
            }
        }
    }

    /// <summary>Where no column names the measure: the heading of the numbers may, or a title above them.</summary>
    private void FindMeasure(PointLayout layout, IReadOnlyList<SampleRow> sample)
    {
        if (layout.Has(PointField.Measure) || layout.Across.Any(a => a.Measure is not null))
        {
            return;
        }

        if (layout.Has(PointField.Numerator) && measureOf(layout.Headings[layout[PointField.Numerator]]) is { } named)
        {
            layout.OneMeasure = named;
            return;
        }

        var titles = sample.TakeWhile(r => layout.HeaderLines.Count > 0 && r.Line < layout.HeaderLines[0])
            .SelectMany(r => r.Cells).Where(c => c.Kind == CellKind.Text)
            .SelectMany(c => c.Text.Split([" - ", " – ", ":", ",", "(", ")", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(c.Text.Trim()));
        foreach (var title in titles)
        {
            if (measureOf(title) is { } code)
            {
                layout.OneMeasure = code;
                layout.Guesses.Add(new(ImportCode.MeasureFromTitle, Weight.Warning, "", $"No column names the measure. The title says “{title}”, so every number is read as {code}. If that is not so, add a column “measure”."));
                return;
            }
        }
    }

    private static Remark Guessed(string heading, PointField field) =>
        new(ImportCode.HeadingGuessed, Weight.Warning, heading, $"“{heading}” is read as {field.Word()}, by its words or by what stands below. If that is not so, give it another heading.");

    /// <summary>Of two headings for one field the one that says it more plainly: the field's own word, or one that names what is counted.</summary>
    private static bool IsBetter(string heading, PointField field, string taken) => PointFields.Plainness(field, HeadingLines.Lower(heading)) < PointFields.Plainness(field, HeadingLines.Lower(taken));
}
