/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Library</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One sequencing preparation of a lot: a file or folder of counts (path, with its digest sha256) and, once imported, the counts in the study's folder data (matrix).
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Library#getPath <em>Path</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getFormat <em>Format</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getSha256 <em>Sha256</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getChemistry <em>Chemistry</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getMatrix <em>Matrix</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getFeatureType <em>Feature Type</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getCells <em>Cells</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Library#getGenes <em>Genes</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getLibrary()
 * @model
 * @generated
 */
public interface Library extends EObject {
	/**
	 * Returns the value of the '<em><b>Path</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Path</em>' attribute.
	 * @see #setPath(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Path()
	 * @model
	 * @generated
	 */
	String getPath();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getPath <em>Path</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Path</em>' attribute.
	 * @see #getPath()
	 * @generated
	 */
	void setPath(String value);

	/**
	 * Returns the value of the '<em><b>Format</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Format</em>' attribute.
	 * @see #setFormat(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Format()
	 * @model
	 * @generated
	 */
	String getFormat();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getFormat <em>Format</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Format</em>' attribute.
	 * @see #getFormat()
	 * @generated
	 */
	void setFormat(String value);

	/**
	 * Returns the value of the '<em><b>Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Sha256</em>' attribute.
	 * @see #setSha256(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Sha256()
	 * @model
	 * @generated
	 */
	String getSha256();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getSha256 <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sha256</em>' attribute.
	 * @see #getSha256()
	 * @generated
	 */
	void setSha256(String value);

	/**
	 * Returns the value of the '<em><b>Chemistry</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Chemistry</em>' attribute.
	 * @see #setChemistry(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Chemistry()
	 * @model
	 * @generated
	 */
	String getChemistry();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getChemistry <em>Chemistry</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Chemistry</em>' attribute.
	 * @see #getChemistry()
	 * @generated
	 */
	void setChemistry(String value);

	/**
	 * Returns the value of the '<em><b>Matrix</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Matrix</em>' attribute.
	 * @see #setMatrix(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Matrix()
	 * @model
	 * @generated
	 */
	String getMatrix();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getMatrix <em>Matrix</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Matrix</em>' attribute.
	 * @see #getMatrix()
	 * @generated
	 */
	void setMatrix(String value);

	/**
	 * Returns the value of the '<em><b>Feature Type</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Feature Type</em>' attribute.
	 * @see #setFeatureType(String)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_FeatureType()
	 * @model
	 * @generated
	 */
	String getFeatureType();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getFeatureType <em>Feature Type</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Feature Type</em>' attribute.
	 * @see #getFeatureType()
	 * @generated
	 */
	void setFeatureType(String value);

	/**
	 * Returns the value of the '<em><b>Cells</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Cells</em>' attribute.
	 * @see #setCells(int)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Cells()
	 * @model
	 * @generated
	 */
	int getCells();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getCells <em>Cells</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Cells</em>' attribute.
	 * @see #getCells()
	 * @generated
	 */
	void setCells(int value);

	/**
	 * Returns the value of the '<em><b>Genes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Genes</em>' attribute.
	 * @see #setGenes(int)
	 * @see org.celltaxon.model.study.StudyPackage#getLibrary_Genes()
	 * @model
	 * @generated
	 */
	int getGenes();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Library#getGenes <em>Genes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Genes</em>' attribute.
	 * @see #getGenes()
	 * @generated
	 */
	void setGenes(int value);

} // Library
