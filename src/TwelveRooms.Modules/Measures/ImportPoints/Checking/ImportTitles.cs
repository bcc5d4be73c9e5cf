namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>What is said of many rows at once, where each has a sentence of its own.</summary>
internal static class ImportTitles
{
    public static string Of(ImportCode code) => code switch
    {
        ImportCode.WardUnknown => "We cannot find the ward.",
        ImportCode.WardAmbiguous => "More than one ward has the name.",
        ImportCode.WardClosed => "The ward had closed by then.",
        ImportCode.WardNotOpenYet => "The ward had not opened by then.",
        ImportCode.WardNotInProvider => "The ward belongs to another organisation.",
        ImportCode.WardCodeNameMismatch => "Code and name of the ward do not agree.",
        ImportCode.WardMatchedByName or ImportCode.WardNameNormalised => "The ward was found by its name.",
        ImportCode.CodeCaseFolded => "A code was written in another way.",
        ImportCode.ProviderUnknown => "We cannot find the organisation.",
        ImportCode.MeasureUnknown => "We cannot find the measure.",
        ImportCode.MeasureNotTaken => "The measure does not take numbers from files.",
        ImportCode.DateInvalid => "The time is not one that there is.",
        ImportCode.DateMonthText or ImportCode.DateExcelSerial or ImportCode.DateYyyymm or ImportCode.DateTwoDigitYear => "The time was written in another way.",
        ImportCode.PeriodSnapped or ImportCode.PeriodSnappedToMonth => "A day in the middle stands for its whole period.",
        ImportCode.PeriodWrongGrain => "The time is longer or shorter than the measure’s.",
        ImportCode.PeriodInFuture or ImportCode.PeriodNotOver => "The time is not over yet.",
        ImportCode.NumberNotANumber or ImportCode.NumberBadGrouping or ImportCode.CellExcelError or ImportCode.FormulaInNumber => "The number cannot be read.",
        ImportCode.NumberSpaces or ImportCode.NumberScientific or ImportCode.NumberTextApostrophe or ImportCode.NumberStoredAsText or ImportCode.NumberDecimalComma => "The number was written in another way.",
        ImportCode.CellIsFormulaUsedCachedValue => "The number was worked out by a formula.",
        ImportCode.PercentInCount => "A percentage stands where a count should.",
        ImportCode.CountNegative => "The number is less than 0.",
        ImportCode.CountNotWhole => "The number is not whole.",
        ImportCode.ValueSuppressed or ImportCode.ValueSuppressedSentinel => "The number is hidden because it is small.",
        ImportCode.ValueMissing => "There is no number: not reported, which is not nought.",
        ImportCode.ValueNotApplicable => "It does not apply there.",
        ImportCode.DenominatorMissing => "Out of how many is missing.",
        ImportCode.DenominatorZeroWithEvents or ImportCode.NumeratorExceedsDenominator => "The two numbers cannot both be right.",
        ImportCode.DenominatorImplausible or ImportCode.MoreThanItsBeds => "There are more bed days than a ward can have.",
        ImportCode.ValueChanges => "Another number is stored.",
        ImportCode.CorrectionNotYours => "Another number is stored, and is not yours to change.",
        ImportCode.DuplicateExact => "It is said already.",
        ImportCode.DuplicateConflict => "Two rows say two things of the same time.",
        ImportCode.MonthLocked => "The month is locked.",
        ImportCode.TotalRow => "Totals are worked out here and not read.",
        ImportCode.NotPutIn => "They were made here from other numbers, or nothing had come in; neither is read.",
        ImportCode.Footnote => "These are notes and not numbers.",
        ImportCode.BlankRow => "There is nothing in the row.",
        ImportCode.TextLooksLikeFormula => "A note begins like a formula; it is kept as text.",
        ImportCode.NoteStruck => "What may point to a patient was struck out of a note.",
        _ => "See each row.",
    };
}
