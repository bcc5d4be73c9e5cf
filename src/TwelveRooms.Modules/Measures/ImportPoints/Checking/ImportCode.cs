namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>What can be said of a file or of a row of it. Machines read the code, people the sentence beside it.</summary>
internal enum ImportCode : byte
{
    // the file
    EncodingFallback1252,
    BomStripped,
    DelimiterSemicolon,
    DelimiterTab,
    DelimiterBar,
    DecimalCommaDetected,
    DateStylesMixed,
    HeaderTwoRows,
    NoHeader,
    HeadingGuessed,
    MeasureFromTitle,
    TitleRowsSkipped,
    FootnotesSkipped,
    SecondSheetIgnored,
    FirstSheetPassedOver,
    HiddenRowsRead,
    HiddenColumnRead,
    ColumnsNotRead,
    QuoteNeverClosed,
    PersonIdentifiableColumns,
    RiskScoreColumns,
    NhsNumberPattern,
    RiskLabel,
    LayoutUnknown,
    TooManyRows,
    TooManyColumns,
    FileBroken,
    NoRows,

    // the row as a whole
    FileRefused,
    BlankRow,
    TotalRow,
    LeftOut,
    NotPutIn,
    Footnote,
    HeadingAgain,
    LineMalformed,
    TooManyCells,
    DuplicateExact,
    DuplicateConflict,
    ValueChanges,
    CorrectionNotYours,

    // where and what
    ProviderUnknown,
    WardUnknown,
    WardMissing,
    WardAmbiguous,
    WardClosed,
    WardNotOpenYet,
    WardNotInProvider,
    WardCodeNameMismatch,
    WardMatchedByName,
    WardNameNormalised,
    CodeCaseFolded,
    MeasureUnknown,
    MeasureMissing,
    MeasureMatchedByName,
    MeasureNotTaken,
    MeasureEnded,
    MonthLocked,

    // when
    DateMissing,
    DateInvalid,
    DateMonthFirst,
    DateMonthText,
    DateTwoDigitYear,
    DateExcelSerial,
    DateYyyymm,
    PeriodSnapped,
    PeriodSnappedToMonth,
    PeriodWrongGrain,
    PeriodInFuture,
    PeriodNotOver,

    // how many
    NumberThousands,
    NumberSpaces,
    NumberScientific,
    NumberTextApostrophe,
    NumberStoredAsText,
    NumberDecimalComma,
    NumberBadGrouping,
    NumberNotANumber,
    NumberTooLarge,
    CellExcelError,
    CellIsFormulaUsedCachedValue,
    FormulaInNumber,
    PercentInCount,
    CountNegative,
    CountNotWhole,
    ValueSuppressed,
    ValueSuppressedSentinel,
    ValueMissing,
    ValueNotApplicable,
    ValueNotCollected,
    ValueWardClosed,
    StateUnknown,
    StateContradicted,
    DenominatorMissing,
    DenominatorZero,
    DenominatorZeroWithEvents,
    DenominatorImplausible,
    MoreThanItsBeds,
    NumeratorExceedsDenominator,
    MoreThanOneEach,

    // words
    TextLooksLikeFormula,
    NoteStruck,
    NoteCut,
}

/// <summary>How much a remark weighs.</summary>
internal enum Weight : byte
{
    /// <summary>Good to know; the row is as good as any.</summary>
    Info,

    /// <summary>Taken in, and somebody should look.</summary>
    Warning,

    /// <summary>Passed over, since there is nothing in it to take in.</summary>
    Ignore,

    /// <summary>Not taken in until it is put right.</summary>
    Reject,
}

/// <summary>One thing that is said of a row or of the file.</summary>
/// <param name="Code">For machines.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Column">The heading that it is about; empty for the whole row.</param>
/// <param name="Message">What is the matter and what to do, in a sentence.</param>
internal sealed record Remark(ImportCode Code, Weight Weight, string Column, string Message);

/// <summary>What became of a row.</summary>
internal enum RowOutcome : byte
{
    Accept,
    AcceptWithWarning,
    Ignore,
    Reject,
}

/// <summary>The words of codes and outcomes.</summary>
internal static class ImportWords
{
    private static readonly string[] Codes = [.. Enum.GetNames<ImportCode>().Select(Snake)];

    /// <summary>In capitals, parted by underlines: DATE_EXCEL_SERIAL.</summary>
    public static string Of(ImportCode code) => Codes[(int)code];

    public static string Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Accept => "accept",
        RowOutcome.AcceptWithWarning => "accept_with_warning",
        RowOutcome.Ignore => "ignore",
        _ => "reject",
    };

    private static string Snake(string name)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]))))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }
}
