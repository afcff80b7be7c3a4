"""The bytes of a PDF -> its text with aligned or marked tables; knows no form."""
