using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>Checks the rows of a file one by one: where, what, when, how many, and whether all of it can be true together.</summary>
internal sealed partial class RowChecker(CheckedPoints into, PointLayout layout, UnitMatcher units, MeasureMatcher measures, NumberRules rules, FileScan scan)
{
    private readonly PeriodMatcher _periods = new(layout.Has(PointField.Period) ? layout.Headings[layout[PointField.Period]] : "period", scan.AreFirsts, scan.MonthFirst);
    private readonly Dictionary<Remark, IReadOnlyList<Remark>> _alone = [];
    private int _place;
    private readonly bool _isWorkbook = into.Format!.Delimiter is null;

    /// <summary>How many ways of writing a time were met in rows that can be read.</summary>
    public int PeriodStyles => _periods.Styles.Count;

    /// <summary>Whether there were lines of words below the numbers.</summary>
    public bool HasFootnotes { get; private set; }

    public void Check(TableReader row)
    {
        _place = into.IsBatch ? _place + 1 : row.Line;
        if (WholeRow(row) is { } remark)
        {
            HasFootnotes |= remark.Code == ImportCode.Footnote;
            Add(new(_place, null), [remark]);
            return;
        }

        var remarks = new List<Remark>();
        var unit = layout.OneUnit is { } one && !layout.HasPlace ? new UnitMatch(one, []) : IsWardMissing(row) ? NoWard : units.Match(Text(row, PointField.Provider), Text(row, PointField.ProviderName), Text(row, PointField.WardCode), Text(row, PointField.WardName));
        remarks.AddRange(unit.Remarks);
        if (IsLeftOut(remarks))
        {
            Add(new(_place, null), remarks);
            return;
        }

        var note = NoteCell.Read(row[layout[PointField.Note]].Text, layout.Has(PointField.Note) ? layout.Headings[layout[PointField.Note]] : "", remarks);
        if (layout.Across.Count == 0)
        {
            CheckNumber(row, null, unit.Unit, note, remarks);
            return;
        }

        foreach (var across in layout.Across)
        {
            CheckNumber(row, across, unit.Unit, note, [.. remarks]);
        }
    }

    private static bool IsLeftOut(List<Remark> remarks) => remarks is [{ Code: ImportCode.LeftOut }];

    private static readonly UnitMatch NoWard = new(null, [new(ImportCode.WardMissing, Weight.Reject, "ward", "The row names no ward. Write its code or its name in each row; of merged cells only the first has it.")]);

    /// <summary>Where there is a column for the ward, a blank one is not the organisation.</summary>
    private bool IsWardMissing(TableReader row) => layout.HasPlace && string.IsNullOrWhiteSpace(Text(row, PointField.WardCode)) && string.IsNullOrWhiteSpace(Text(row, PointField.WardName));

    private void CheckNumber(TableReader row, AcrossColumn? across, UnitRow? unit, string? note, List<Remark> remarks)
    {
        var match = measures.Match(across?.Measure ?? layout.OneMeasure ?? row[layout[PointField.Measure]].Text, unit is null ? 0 : units.ProviderOf(unit));
        if (match.Remark is not null && (across?.Measure ?? layout.OneMeasure) is null)
        {
            remarks.Add(match.Remark);
        }

        if (match.Remark is { Code: ImportCode.LeftOut } left)
        {
            Add(new(_place, across?.Key), [left]);
            return;
        }

        var checkedRow = new CheckedRow(_place, across?.Key) { Note = note };
        var measure = match.Measure is { } found && (found.OwnerUnit == 0 || unit is null || found.OwnerUnit == unit.Number) ? found : null;
        if (match.Measure is not null && measure is null)
        {
            remarks.Add(new(ImportCode.MeasureUnknown, Weight.Reject, "measure", $"“{match.Measure.Code}” is another ward’s own measure."));
        }

        var period = Period(row, across, measure?.Cadence ?? Cadence.Month);
        remarks.AddRange(period.Remarks);
        if (measure is not null)
        {
            checkedRow = Amounts(checkedRow, row, across, measure, remarks);
        }

        if (unit is not null && measure is not null && period.Start is { } start)
        {
            (checkedRow.Unit, checkedRow.Measure, checkedRow.Period) = (into.UnitIndex(unit), into.MeasureIndex(measure), start.DayNumber);
            rules.Check(ref checkedRow, unit, measure, start, remarks);
        }

        Add(checkedRow, remarks);
    }

    private PeriodMatch Period(TableReader row, AcrossColumn? across, Cadence cadence)
    {
        if (across?.Period is { } heading)
        {
            return _periods.Match(heading with { HasShortYear = false, Style = heading.Style is PeriodStyle.Words or PeriodStyle.Serial or PeriodStyle.YearMonth ? PeriodStyle.Iso : heading.Style }, across.Key, cadence);
        }

        var cell = row[layout[PointField.Period]];
        if (layout.Has(PointField.Year) && !PeriodText.Read(cell).IsTime)
        {
            var (month, year) = (cell.Text.Trim(), row[layout[PointField.Year]].Text.Trim());
            return _periods.Match(TableCell.Of(int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"{month}/{year}" : $"{month} {year}"), cadence);
        }

        return _periods.Match(cell, cadence);
    }

    /// <summary>Reads the two cells and the state of a number.</summary>
    private CheckedRow Amounts(CheckedRow checkedRow, TableReader row, AcrossColumn? across, Measure measure, List<Remark> remarks)
    {
        var (numeratorAt, denominatorAt) = across is null ? (layout[PointField.Numerator], layout[PointField.Denominator]) : (across.Numerator, across.Denominator);
        var cell = row[numeratorAt];
        var said = State(row, cell, remarks);
        var numerator = said is { } state && state != ValueStatus.Value && cell.IsBlank
            ? new(state, state == ValueStatus.ZeroConfirmed ? 0 : double.NaN)
            : Quantity(cell);
        Say(numerator, Heading(numeratorAt), remarks);
        checkedRow.Status = said is ValueStatus.ZeroConfirmed && numerator.Number == 0 ? ValueStatus.ZeroConfirmed : numerator.Status;
        checkedRow.Numerator = numerator.Number;
        if (!measure.NeedsDenominator)
        {
            return checkedRow;
        }

        var below = denominatorAt < 0 ? TableCell.Blank : row[denominatorAt];
        var denominator = below.IsBlank ? new(ValueStatus.Missing, double.NaN) : Quantity(below);
        if (denominator.Status == ValueStatus.Value || denominator.IsRefused)
        {
            Say(denominator, Heading(denominatorAt), remarks);
        }

        checkedRow.Denominator = denominator.Number;
        return checkedRow;
    }

    /// <summary>Where cells are parted by semicolons and no cell shows a decimal comma, 1.234 may be either.</summary>
    private ReadQuantity Quantity(TableCell cell) => into.Format!.Delimiter == ';' && !scan.HasDecimalComma && QuantityText.IsEitherWay(cell.Text)
        ? QuantityText.Grouping(cell.Text.Trim())
        : QuantityText.Read(cell, scan.HasDecimalComma, _isWorkbook);

    private ValueStatus? State(TableReader row, TableCell number, List<Remark> remarks)
    {
        if (!layout.Has(PointField.State))
        {
            return null;
        }

        var word = row[layout[PointField.State]].Text.Trim();
        var state = ValueStatuses.Find(word.ToLowerInvariant().Replace(' ', '_').Replace('-', '_'));
        var beside = QuantityText.Read(number, scan.HasDecimalComma, _isWorkbook);
        if (state is null && PointFields.Fold(Heading(layout[PointField.State])) != "status")
        {
            remarks.Add(new(ImportCode.StateUnknown, Weight.Reject, Heading(layout[PointField.State]), StateWords.Unknown(word)));
        }
        else if (state is null)
        {
            // A status may be anybody's word; one that says that there is no number is believed.
            state = word.StartsWith("suppressed", StringComparison.OrdinalIgnoreCase) ? ValueStatus.Suppressed
                : QuantityText.Read(TableCell.Of(word), false, false) is { IsRefused: false } mark && !mark.Status.HasNumber() ? mark.Status : null;
            if (state is null)
            {
                remarks.Add(new(ImportCode.StateUnknown, Weight.Warning, Heading(layout[PointField.State]), $"“{Short(word)}” is not a state that is known. The number beside it is read; look whether it should count."));
            }
        }

        var isContradicted = state switch
        {
            ValueStatus.ZeroConfirmed => beside.Status == ValueStatus.Value && beside.Number != 0,
            ValueStatus.NoRate => beside.Status == ValueStatus.Value && beside.Number != 0,
            { } gap => !gap.HasNumber() && beside.Status == ValueStatus.Value,
            null => false,
        };
        if (isContradicted && !number.IsBlank)
        {
            remarks.Add(new(ImportCode.StateContradicted, Weight.Reject, Heading(layout[PointField.State]), $"It says {word}, and a number stands beside it: {number.Text.Trim()}. Take one of the two out."));
        }

        return state;
    }

    private static void Say(ReadQuantity read, string heading, List<Remark> remarks)
    {
        if (read.Code is { } code)
        {
            remarks.Add(new(code, read.Weight, heading, heading.Length == 0 ? char.ToUpperInvariant(read.Words[0]) + read.Words[1..] + "." : $"{heading}: {read.Words}."));
        }
    }

    /// <summary>What a row is that holds no number at all; null for a row to be read.</summary>
    private Remark? WholeRow(TableReader row)
    {
        if (row.Fault is { } fault)
        {
            return new(ImportCode.LineMalformed, Weight.Reject, "", fault);
        }

        var (filled, first, firstAt, beyond, again) = (0, "", -1, 0, layout.HeaderLines.Count > 0);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            again = again && i < layout.Headings.Count && string.Equals(cell.Text.Trim(), layout.Headings[i], StringComparison.OrdinalIgnoreCase);
            if (!cell.IsBlank)
            {
                filled++;
                (first, firstAt) = firstAt < 0 ? (cell.Text.Trim(), i) : (first, firstAt);
                beyond += i >= layout.Headings.Count ? 1 : 0;
            }
        }

        if (filled == 0)
        {
            return new(ImportCode.BlankRow, Weight.Ignore, "", "There is nothing in this row.");
        }

        if (again && filled > 1)
        {
            return new(ImportCode.HeadingAgain, Weight.Ignore, "", "The headings stand here once more.");
        }

        if (NumberOrigins.WhyNotRead(Text(row, PointField.Origin)) is { } why)
        {
            return new(ImportCode.NotPutIn, Weight.Ignore, Heading(layout[PointField.Origin]), why);
        }

        var firstOfRow = firstAt == layout[PointField.Measure] ? "" : first; // a measure may be called “Total restrictive interventions”
        if (Totals().IsMatch(firstOfRow) || Totals().IsMatch(Text(row, PointField.WardName)) || Totals().IsMatch(Text(row, PointField.WardCode)))
        {
            return new(ImportCode.TotalRow, Weight.Ignore, "", $"“{Short(Totals().IsMatch(firstOfRow) ? first : Text(row, PointField.WardName))}” is a total. Totals are worked out here and are not read: Total rows are passed over.");
        }

        if (IsFootnote(row, filled))
        {
            return new(ImportCode.Footnote, Weight.Ignore, "", $"“{Short(first)}” is read as a note below or between the numbers.");
        }

        return beyond > 0
            ? new(ImportCode.TooManyCells, Weight.Reject, "", $"This row has {row.Cells.Count} cells and there are {layout.Headings.Count} headings. {(_isWorkbook ? "Give each column a heading, or take out what stands right of them" : $"Give each column a heading; where there are enough, put quotation marks around a cell that holds a {DelimiterWords}")}.")
            : null;
    }

    /// <summary>Words, and neither a time nor a measure nor a number where these stand.</summary>
    private bool IsFootnote(TableReader row, int filled)
    {
        var place = Text(row, PointField.WardCode) is { Length: > 0 } code ? code : Text(row, PointField.WardName);
        if (units.IsWard(place.Trim()) || (layout.Across.Count > 0 && layout.Across.Any(a => !row[a.Numerator].IsBlank)))
        {
            return false;
        }

        var hasTime = layout.Has(PointField.Period) && PeriodText.Read(row[layout[PointField.Period]]).IsTime;
        var hasNumber = layout.Has(PointField.Numerator) && !row[layout[PointField.Numerator]].IsBlank;
        var hasMeasure = layout.Has(PointField.Measure) && !row[layout[PointField.Measure]].IsBlank;
        return !hasTime && !hasNumber && (filled == 1 || !hasMeasure);
    }

    private string DelimiterWords => into.Format!.Delimiter switch { ';' => "semicolon", '\t' => "tab", '|' => "bar", _ => "comma" };

    private string Text(TableReader row, PointField field) => layout[field] is >= 0 and var at ? CsvText.Unguarded(row[at].Text) : "";

    private string Heading(int column) => column >= 0 && column < layout.Headings.Count ? layout.Headings[column] : "denominator";

    private void Add(CheckedRow row, List<Remark> remarks)
    {
        row.Remarks = remarks.Count switch
        {
            0 => null,
            1 => Alone(remarks[0]),
            _ => [.. remarks],
        };
        row.Outcome = CheckedPoints.OutcomeOf(row.Remarks);
        into.Add(row);
    }

    /// <summary>The same remark stands on many rows; its list is kept once.</summary>
    private IReadOnlyList<Remark> Alone(Remark remark)
    {
        if (!_alone.TryGetValue(remark, out var list))
        {
            list = [remark];
            if (_alone.Count < 10_000)
            {
                _alone[remark] = list;
            }
        }

        return list;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    [GeneratedRegex(@"^\s*((grand|sub|sub-|overall|trust|organisation|provider|ward|column)\s*)?totals?\b|\b(sub-?)?totals?\s*:?\s*$|^\s*(sum|average|mean|all wards|all units|trust wide|trustwide|overall)\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Totals();
}
