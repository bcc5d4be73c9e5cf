using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>What whoever sends a file says beside it.</summary>
internal sealed record PointsOptions
{
    /// <summary>Which sheet of a workbook; null takes the first with headings that are known.</summary>
    public string? Sheet { get; init; }

    /// <summary>The measure of every row, where no column names it.</summary>
    public string? Measure { get; init; }

    /// <summary>The unit of every row, where no column names it.</summary>
    public UnitRow? Unit { get; init; }

    /// <summary>Whether the rows are numbers of a batch below headings of our own: nothing is guessed, and places are counted without the headings.</summary>
    public bool IsBatch { get; init; }
}

/// <summary>Reads a file of numbers and says of each row what it is. Stores nothing.</summary>
internal sealed class PointsChecker(UnitMatcher units, MeasureMatcher measures, NumberRules rules)
{
    public CheckedPoints Check(TableFile file, PointsOptions options, CancellationToken cancel)
    {
        var into = new CheckedPoints { FileName = file.Name, Hash = file.Hash(), IsBatch = options.IsBatch };
        try
        {
            Check(file, options, into, cancel);
        }
        catch (TableBrokenException e)
        {
            into.Clear();
            into.Remarks.Add(new(ImportCode.FileBroken, Weight.Reject, "", e.Message));
        }

        return into;
    }

    private void Check(TableFile file, PointsOptions options, CheckedPoints into, CancellationToken cancel)
    {
        var (layout, sheet, firstLine) = Layout(file, options, into);
        into.Layout = layout;
        if (layout.Headings.Count > TableFile.MostColumns)
        {
            into.Remarks.Add(new(ImportCode.TooManyColumns, Weight.Reject, "", $"The file has {layout.Headings.Count:#,0} columns. At most {TableFile.MostColumns:#,0} are read. Keep the columns with the ward, the measure, the month and the numbers."));
            return;
        }

        var scan = Scan(file, sheet, layout, into, cancel);
        into.Remarks.AddRange(scan.Remarks);
        if (!into.IsRefused && !layout.IsWhole)
        {
            into.Remarks.Add(Unknown(layout));
        }

        SayFormat(into, layout, firstLine);
        if (into.IsRefused)
        {
            if (into.Remarks.Exists(r => r.Code is ImportCode.PersonIdentifiableColumns or ImportCode.NhsNumberPattern or ImportCode.RiskScoreColumns or ImportCode.RiskLabel))
            {
                RefuseAll(scan, into);
            }

            return;
        }

        if (scan.HasDecimalComma)
        {
            into.Remarks.Add(new(ImportCode.DecimalCommaDetected, Weight.Warning, "", "Numbers are written with a decimal comma, as 31,5. They are read so throughout."));
        }

        if (layout.Name == PointLayout.MeasuresAcross && options.Measure is null)
        {
            measures.Unmatched.UnionWith(scan.Unread.Where(u => !measures.IsLeftOut(u, 0))); // each may be a measure by a local name
        }

        into.Expect(scan.Lines.Count * Math.Max(1, layout.Across.Count));
        var checker = new RowChecker(into, layout, units, measures, rules, scan);
        using (var rows = file.Read(sheet, out _))
        {
            var last = layout.HeaderLines.Count == 0 ? 0 : layout.HeaderLines[^1];
            while (rows.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (rows.Line > last)
                {
                    checker.Check(rows);
                }
            }
        }

        SayRows(into, checker);
        Duplicates.Mark(into);
    }

    private (PointLayout Layout, string? Sheet, int FirstLine) Layout(TableFile file, PointsOptions options, CheckedPoints into)
    {
        var (layout, first) = Find(file, options.Sheet, options, out var format);
        into.Format = format;
        if (options.Sheet is null && !layout.IsWhole)
        {
            foreach (var other in format.OtherSheets)
            {
                var (found, line) = Find(file, other, options, out var itsFormat);
                if (found.IsWhole)
                {
                    into.Format = itsFormat;
                    into.Remarks.Add(new(ImportCode.FirstSheetPassedOver, Weight.Warning, "", $"The sheet “{format.Sheet}” has no headings that are known. The sheet “{other}” is read."));
                    return (found, other, line);
                }
            }
        }

        return (layout, format.Sheet, first);
    }

    private (PointLayout Layout, int FirstLine) Find(TableFile file, string? sheet, PointsOptions options, out TableFormat format)
    {
        var sample = new List<SampleRow>();
        using (var rows = file.Read(sheet, out format))
        {
            while (sample.Count < LayoutFinder.Rows && rows.Read())
            {
                sample.Add(new(rows.Line, [.. rows.Cells]));
            }
        }

        var layout = new LayoutFinder(units.IsWard, measures.CodeOf).Find(options.IsBatch ? sample[..1] : sample);
        layout.OneUnit = options.Unit;
        if (options.Measure is { } measure && !layout.Has(PointField.Measure))
        {
            layout.OneMeasure = measure;
        }

        return (layout, sample.Count == 0 ? 0 : sample[0].Line);
    }

    /// <summary>Looks at all of it; once more with cells of one line, when a quotation mark is never closed.</summary>
    private static FileScan Scan(TableFile file, string? sheet, PointLayout layout, CheckedPoints into, CancellationToken cancel)
    {
        FileScan? scan = null;
        try
        {
            scan = FileScan.Of(file, sheet, layout, cancel);
        }
        catch (TableBrokenException) when (file.HasBreaksInCells && into.Format!.Delimiter is not null)
        {
            // an open quotation mark made one cell of too much
        }

        if (scan?.IsSwallowed == false)
        {
            return scan;
        }

        file.HasBreaksInCells = false;
        into.Remarks.Add(new(ImportCode.QuoteNeverClosed, Weight.Warning, "", "A quotation mark is never closed. Each line is read by itself, so that nothing below it is lost; the line with the mark is not taken."));
        return FileScan.Of(file, sheet, layout, cancel);
    }

    private Remark Unknown(PointLayout layout) => layout.Headings.Count(units.IsWard) >= 2 ? new(
        ImportCode.LayoutUnknown, Weight.Reject, "",
        $"Wards stand across: {string.Join(", ", layout.Headings.Where(units.IsWard).Take(5))} are headings. Put each ward's numbers on rows of their own, with the ward in the first column; months may run across.") : new(
        ImportCode.LayoutUnknown, Weight.Reject, "",
        $"{(layout.HeaderLines.Count > 0 ? $"The headings on line {layout.HeaderLines[0]} are" : "The columns are")} {string.Join(", ", layout.Headings.Where(h => h.Length > 0).Take(20).Select(h => h.Length > 40 ? h[..40] + "…" : h))}. "
        + (layout.LacksOnlyTheMeasure ? "None of them says what was counted. Say which measure it is, or add a column “measure”." : $"We cannot tell which of them says {string.Join(" and ", layout.Missing)}. Name the columns ward, measure, period, numerator and denominator; other columns may stay."));

    private static void RefuseAll(FileScan scan, CheckedPoints into)
    {
        IReadOnlyList<Remark> refused = [new(ImportCode.FileRefused, Weight.Reject, "", "The whole file is refused, so this row is not taken.")];
        foreach (var line in scan.Lines)
        {
            into.Add(new(line, null) { Outcome = RowOutcome.Reject, Remarks = refused });
        }
    }

    private static void SayFormat(CheckedPoints into, PointLayout layout, int firstLine)
    {
        var format = into.Format!;
        if (format.Encoding == "windows-1252")
        {
            into.Remarks.Add(new(ImportCode.EncodingFallback1252, Weight.Info, "", "The file is not UTF-8. It is read as Windows-1252, as Excel on Windows writes CSV; look at accents and signs in names and notes."));
        }

        if (format.HasMark)
        {
            into.Remarks.Add(new(ImportCode.BomStripped, Weight.Info, "", "The mark at the beginning of the file (BOM) is not part of the first heading."));
        }

        if (format.Delimiter is { } delimiter and not ',')
        {
            var (code, words) = delimiter switch { ';' => (ImportCode.DelimiterSemicolon, "semicolons"), '\t' => (ImportCode.DelimiterTab, "tabs"), _ => (ImportCode.DelimiterBar, "bars") };
            into.Remarks.Add(new(code, Weight.Info, "", $"Cells are parted by {words}."));
        }

        if (layout.HeaderLines.Count == 2)
        {
            into.Remarks.Add(new(ImportCode.HeaderTwoRows, Weight.Info, "", $"The headings stand on two lines, {layout.HeaderLines[0]} and {layout.HeaderLines[1]}."));
        }

        if (layout.HeaderLines.Count > 0 && layout.HeaderLines[0] > firstLine)
        {
            into.Remarks.Add(new(ImportCode.TitleRowsSkipped, Weight.Info, "", $"What stands above the headings on line {layout.HeaderLines[0]} is passed over."));
        }

        if (layout.HeaderLines.Count == 0)
        {
            into.Remarks.Add(new(ImportCode.NoHeader, Weight.Warning, "", "The file has no headings. What each column means was found out from what stands in it."));
        }

        into.Remarks.AddRange(layout.Guesses);
        if (format.OtherSheets.Count > 0 && !into.Remarks.Exists(r => r.Code == ImportCode.FirstSheetPassedOver))
        {
            into.Remarks.Add(new(ImportCode.SecondSheetIgnored, Weight.Warning, "", $"Only the sheet “{format.Sheet}” is read. Not read: {string.Join(", ", format.OtherSheets)}."));
        }
    }

    private static void SayRows(CheckedPoints into, RowChecker checker)
    {
        if (checker.HasFootnotes)
        {
            into.Remarks.Add(new(ImportCode.FootnotesSkipped, Weight.Info, "", "Notes below the numbers are passed over."));
        }

        if (checker.PeriodStyles >= 3)
        {
            into.Remarks.Add(new(ImportCode.DateStylesMixed, Weight.Warning, "", $"Times are written in {checker.PeriodStyles} ways in one column, as when sheets are pasted together. Each is read for what it is; look at the months."));
        }
    }
}
