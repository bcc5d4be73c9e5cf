namespace TwelveRooms.Organisations.Domain;

/// <summary>A parent from a day until a day.</summary>
internal readonly record struct ParentSpan(int Parent, DateOnly From, DateOnly To);

/// <summary>An ancestor from a day until a day, and how many steps above.</summary>
internal readonly record struct AncestorSpan(int Ancestor, DateOnly From, DateOnly To, byte Depth);

/// <summary>Works out who lay above a unit and when, from dated parents alone.</summary>
internal static class PathMaker
{
    private const int MostSteps = 20;

    /// <summary>Every ancestor of a unit with the days on which it was one; the unit itself is not among them.</summary>
    /// <returns>Null when the unit lies below itself on some day.</returns>
    /// <remarks>
    /// Each step up is cut to the days on which the step below it held. Two units that were each other's parent at different
    /// times therefore end by themselves: no day is left.
    /// </remarks>
    public static IReadOnlyList<AncestorSpan>? AncestorsOf(int unit, ILookup<int, ParentSpan> parents)
    {
        var found = new List<AncestorSpan>();
        return Walk(unit, DateOnly.MinValue, DateOnly.MaxValue, 1) ? found : null;

        bool Walk(int at, DateOnly from, DateOnly to, int depth)
        {
            foreach (var span in parents[at])
            {
                var (start, end) = (span.From > from ? span.From : from, span.To < to ? span.To : to);
                if (start >= end)
                {
                    continue;
                }

                if (span.Parent == unit || depth > MostSteps)
                {
                    return false;
                }

                found.Add(new(span.Parent, start, end, (byte)depth));
                if (!Walk(span.Parent, start, end, depth + 1))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
