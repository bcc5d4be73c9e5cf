using System.Globalization;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Reads the cells of one line, and says what is wrong with each.</summary>
internal sealed class LineReader(SheetRow row, ProblemList problems)
{
    public int Line => row.Line;

    /// <summary>Whether every cell so far could be read.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Whether the file has a column, empty or not.</summary>
    public bool Has(string column) => row.Cells.ContainsKey(column);

    public string Text(string column) => row.Cells.GetValueOrDefault(column, "");

    /// <summary>A code, upper-cased; null when empty or wrong.</summary>
    public string? Code(string column, bool isNeeded, bool isOds = true)
    {
        var code = Text(column).ToUpperInvariant();
        if (code.Length == 0)
        {
            return isNeeded ? No<string>(column, $"The code is missing. Fill in {column}.") : null;
        }

        var isRight = isOds
            ? code.Length is >= 3 and <= 5 && code.All(char.IsAsciiLetterOrDigit)
            : code.Length <= 40 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
        return isRight ? code : No<string>(column, isOds
            ? $"'{Text(column)}' is not a code. Codes are 3 to 5 letters and digits."
            : $"'{Text(column)}' is not a code. Use up to 40 letters, digits, hyphens, dots, slashes and low lines, without spaces.");
    }

    /// <summary>A name as people write it; null when empty or wrong.</summary>
    public string? Name(string column, bool isNeeded, int most = 200)
    {
        var name = Text(column);
        if (name.Length == 0)
        {
            return isNeeded ? No<string>(column, $"The name is missing. Fill in {column}.") : null;
        }

        return NameText.Refuse(name, column, most) is { } no ? No<string>(column, no.Message) : name;
    }

    /// <summary>A day such as 2024-03-31; null when empty or wrong.</summary>
    public DateOnly? Day(string column, bool isNeeded = false)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return isNeeded ? No<DateOnly?>(column, $"The date is missing. Fill in {column}.") : null;
        }

        return DayText.TryRead(text, out var day)
            ? day
            : No<DateOnly?>(column, $"'{text}' is not a date from 1900 to 2100. Use the form 2024-03-31.");
    }

    /// <summary>First and last day, checked against each other.</summary>
    public (DateOnly? Opened, DateOnly? Closed) Life(string opened, string closed, bool isOpenedNeeded = false)
    {
        var (from, to) = (Day(opened, isOpenedNeeded), Day(closed));
        if (to < from)
        {
            No<string>(closed, $"It closes on {Text(closed)}, before it opens on {Text(opened)}. Correct one of the two.");
        }

        return (from, to);
    }

    public int? Whole(string column)
    {
        var text = Text(column);
        return text.Length == 0 ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number
            : No<int?>(column, $"'{text}' is not a number of beds. Use a whole number from 1 to 999.");
    }

    /// <summary>One of a few words; the first when empty.</summary>
    public string OneOf(string column, params string[] words)
    {
        var text = Text(column);
        return text.Length == 0 ? words[0]
            : Array.Find(words, w => string.Equals(w, text, StringComparison.OrdinalIgnoreCase))
                ?? No<string>(column, $"'{text}' cannot be used here. Use {string.Join(" or ", words)}.") ?? words[0];
    }

    public T? No<T>(string column, string message)
    {
        IsSound = false;
        problems.Add(Line, column, message);
        return default;
    }
}
